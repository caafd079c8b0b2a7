'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { keptPlace } from './list-place.ts';

const ContinuedRows = lazy(() => import('./continued-rows.tsx'));

export type ContinuedProps = {
  /** Cursor of what follows the page; null when nothing does. */
  next: string | null;
  /** Where rows behind a cursor come from. */
  rows: string;
  /** Rows on the page, and in all. */
  shown: number;
  total: number | null;
  density: 'compact' | undefined;
  openId: string | null;
  /** When the page was made: rows that are older are fetched anew. */
  made: number;
};

/** Goes on with the list below its page as the reader comes near its end. Until then, and without script, the links to other pages are there. */
export function ContinuedList({ children, ...props }: ContinuedProps & { children: React.ReactNode }) {
  const { next, rows } = props;
  // Once the reader is near its end: of which list, and what scrolls; null for the page itself.
  const [near, setNear] = useState<{ rows: string; pane: Element | null } | null>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || near?.rows === rows) return;
    const around = end.current.closest('.pane');
    const pane = around && /auto|scroll/.test(getComputedStyle(around).overflowY) ? around : null;
    if (keptPlace(rows)) return setNear({ rows, pane });
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear({ rows, pane }), {
      root: pane,
      rootMargin: '1200px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [near, rows]);
  return (
    <div ref={end}>
      {near?.rows === rows && next !== null ? (
        <Suspense fallback={children}>
          <ContinuedRows key={rows} {...props} next={next} pane={near.pane} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
