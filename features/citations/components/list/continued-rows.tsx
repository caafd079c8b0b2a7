'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/button.tsx';
import { countText } from '#components/count.tsx';
import type { ContinuedProps } from './continued-list.tsx';
import { keepPlace, keptPlace } from './list-place.ts';
import { Stretch } from './stretch.tsx';
import { useStretches } from './use-stretches.ts';
import { useVisibleStretches } from './use-visible-stretches.ts';

const restMs = 250;

/** The list below its page: stretches of rows, of which only those in view are in the document. */
export default function ContinuedRows(props: ContinuedProps & { next: string; pane: Element | null }) {
  const { rows, pane, shown, total, density, openId } = props;
  const [place] = useState(() => keptPlace(rows));
  const { stretches, load, failed, isWhole } = useStretches(props, place);
  const { list, virtualizer, visible } = useVisibleStretches(stretches, pane, place);

  useEffect(() => load(visible.map(({ index }) => index)), [load, visible]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept again when the record beside it opens, which is an entry of its own
  useEffect(() => {
    const keep = () => {
      if (!list.current?.checkVisibility()) return;
      const sizes = virtualizer.measurementsCache;
      keepPlace({
        rows,
        top: virtualizer.scrollOffset ?? 0,
        stretches: stretches.map(({ cursor, count }, index) => ({ cursor, count, size: sizes[index]?.size ?? 0 })),
      });
    };
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  }, [virtualizer.scrollOffset, stretches, rows, openId]);

  const before = (index: number) => stretches.slice(0, index).reduce((sum, { count }) => sum + count, shown);
  const all = before(stretches.length);
  return (
    <>
      <div ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const stretch = stretches[index];
          if (!stretch) return null;
          const first = before(index) + 1;
          return (
            <div
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
            >
              <Stretch
                html={stretch.html}
                first={first}
                label={`Citations ${countText(first)} to ${countText(first + stretch.count - 1)}`}
                density={density}
                openId={openId}
                size={virtualizer.measurementsCache[index]?.size}
              />
            </div>
          );
        })}
      </div>
      <div className="pagination">
        <p role="status">
          {total === null
            ? `${countText(all)} citations so far`
            : `${countText(all)} of ${countText(Math.max(total, all))} listed`}
        </p>
        {failed && (
          <Button
            size="small"
            onClick={() =>
              load(
                visible.map(({ index }) => index),
                'again',
              )
            }
          >
            Try again
          </Button>
        )}
        {isWhole && <p>This is the end of the list.</p>}
      </div>
    </>
  );
}
