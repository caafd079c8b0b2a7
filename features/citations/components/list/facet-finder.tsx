'use client';

import { useEffect } from 'react';

/** Narrows a facet's rows to those whose words contain what is typed above them, after fetching all; one listener for every facet. */
export function FacetFinder() {
  useEffect(() => {
    const find = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement) || !event.target.matches('[data-facet-search]')) return;
      const facet = event.target.closest<HTMLElement>('details');
      if (facet) narrow(facet, event.target.value);
    };
    document.addEventListener('input', find);
    // Rows come anew with every list.
    const panel = document.getElementById('facets');
    const observer = new MutationObserver(() => {
      for (const input of panel?.querySelectorAll<HTMLInputElement>('[data-searching] [data-facet-search]') ?? []) {
        const facet = input.closest<HTMLElement>('details');
        if (facet) narrow(facet, input.value);
      }
    });
    if (panel) observer.observe(panel, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('input', find);
      observer.disconnect();
    };
  }, []);
  return null;
}

function narrow(facet: HTMLElement, text: string): void {
  const typed = text.trim().toLowerCase();
  const more = facet.querySelector<HTMLAnchorElement>('.filter-more:not([data-whole])');
  if (typed !== '' && more && !facet.hasAttribute('data-searching')) more.click();
  facet.toggleAttribute('data-searching', typed !== '');
  for (const row of facet.querySelectorAll<HTMLElement>('.filter-row')) {
    const words = `${row.querySelector('.filter-row-text')?.textContent ?? ''} ${row.dataset.words ?? ''}`;
    row.hidden = !words.toLowerCase().includes(typed);
  }
}
