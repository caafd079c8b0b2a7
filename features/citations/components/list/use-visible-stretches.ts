import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  type Range,
  useVirtualizer,
  type VirtualizerOptions,
  windowScroll,
} from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ListPlace } from './list-place.ts';
import type { StretchOfRows } from './use-stretches.ts';

const usualRow = 78;

type Scroller = Pick<
  VirtualizerOptions<Element, Element>,
  'observeElementRect' | 'observeElementOffset' | 'scrollToFn'
>;
// On a narrow screen it is the page that scrolls; the library has a hook for each, of which only these differ.
const byWindow = {
  observeElementRect: observeWindowRect,
  observeElementOffset: observeWindowOffset,
  scrollToFn: windowScroll,
} as unknown as Scroller;
const byPane: Scroller = { observeElementRect, observeElementOffset, scrollToFn: elementScroll };

/** Which stretches are in view, or near it, or hold the focus or a ticked box. `pane` is what scrolls; null for the page itself. */
export function useVisibleStretches(stretches: StretchOfRows[], pane: Element | null, place: ListPlace | null) {
  const list = useRef<HTMLDivElement>(null);
  const [scrollMargin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const from = pane ? pane.getBoundingClientRect().top - pane.scrollTop : -window.scrollY;
    setMargin((list.current?.getBoundingClientRect().top ?? 0) - from);
    if (place) (pane ?? window).scrollTo({ top: place.top, behavior: 'instant' });
  }, [pane, place]);
  const rangeExtractor = useCallback((range: Range) => {
    const used = [...(list.current?.querySelectorAll('[data-index]') ?? [])].filter((each) =>
      each.matches(':focus-within, :has(:checked)'),
    );
    const kept = used.map((each) => Number(each.getAttribute('data-index'))).filter((index) => index < range.count);
    return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
  }, []);
  const virtualizer = useVirtualizer<Element, Element>({
    ...(pane ? byPane : byWindow),
    count: stretches.length,
    getScrollElement: () => pane ?? (window as unknown as Element),
    // It scrolls there when it begins.
    initialOffset: () => place?.top ?? pane?.scrollTop ?? window.scrollY,
    estimateSize: (index) => place?.stretches[index]?.size || (stretches[index]?.count ?? 1) * usualRow,
    // While a record takes the place of the list on a narrow screen, nothing of it has a height.
    measureElement: (element, entry, instance) =>
      measureElement(element, entry, instance) ||
      instance.measurementsCache[Number(element.getAttribute('data-index'))]?.size ||
      usualRow,
    overscan: 1,
    scrollMargin,
    rangeExtractor,
  });
  return { list, virtualizer, visible: virtualizer.getVirtualItems() };
}
