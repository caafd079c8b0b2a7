'use client';

import { useEffect } from 'react';

/** Narrows a facet's rows to those whose words contain what is typed above them; one listener for every facet. */
export function FacetFinder() {
  useEffect(() => {
    const find = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement) || !event.target.matches('[data-facet-search]')) return;
      const typed = event.target.value.trim().toLowerCase();
      const facet = event.target.closest<HTMLElement>('details');
      facet?.toggleAttribute('data-searching', typed !== '');
      for (const row of facet?.querySelectorAll<HTMLElement>('.filter-row') ?? []) {
        const words = `${row.querySelector('.filter-row-text')?.textContent ?? ''} ${row.dataset.words ?? ''}`;
        row.hidden = !words.toLowerCase().includes(typed);
      }
    };
    document.addEventListener('input', find);
    return () => document.removeEventListener('input', find);
  }, []);
  return null;
}
