import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListPlace } from './list-place.ts';

/** Rows of the list behind a cursor; `html` is null while they are not here, `made` when they were fetched. */
export type StretchOfRows = { cursor: string; count: number; html: string | null; made: number };
type Answer = { html: string; count: number; next: string | null };

const usualCount = 25;
// Rows out of sight for long are let go and fetched again when they are wanted.
const mostHeld = 80;

/** The stretches of a list that are known so far, each fetched when it comes into view; behind the last one waits the next. */
export function useStretches(
  { next, rows, made }: { next: string; rows: string; made: number },
  place: ListPlace | null,
) {
  const [stretches, setStretches] = useState<StretchOfRows[]>(() => begun(next, place));
  const [failed, setFailed] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const asked = useRef(new Set<string>());
  const held = useRef(stretches);
  held.current = stretches;

  // What was added on the page above it moves where the rest begins.
  useEffect(() => {
    setStretches((all) =>
      all[0]?.cursor === next ? all : all.with(0, { ...empty(next), count: all[0]?.count ?? usualCount }),
    );
  }, [next]);

  const load = useCallback(
    (wanted: number[], again?: 'again') => {
      if (again) setFailed(false);
      for (const index of wanted) {
        const stretch = held.current[index];
        const key = `${stretch?.cursor} ${made}`;
        if (!stretch || (stretch.html !== null && stretch.made >= made) || asked.current.has(key)) continue;
        asked.current.add(key);
        fetchRows(rows, stretch.cursor)
          .then((answer) => {
            if (answer.next === null) setWhole(true);
            setStretches((all) => withAnswer(all, index, stretch.cursor, answer, made, wanted));
          })
          .catch(() => setFailed(true))
          .finally(() => asked.current.delete(key));
      }
    },
    [rows, made],
  );
  return { stretches, load, failed, isWhole };
}

async function fetchRows(rows: string, cursor: string): Promise<Answer> {
  const answer = await fetch(`${rows}${rows.includes('?') ? '&' : '?'}after=${cursor}`);
  if (!answer.ok) throw new Error(`the rows of the list: ${answer.status}`);
  return answer.json();
}

function withAnswer(
  all: StretchOfRows[],
  index: number,
  cursor: string,
  { html, count, next }: Answer,
  made: number,
  wanted: number[],
): StretchOfRows[] {
  // The list has been drawn anew meanwhile.
  if (all[index]?.cursor !== cursor) return all;
  const changed = all.with(index, { cursor, count, html, made });
  if (next === null) return letGo(changed.slice(0, index + 1), wanted);
  const following = changed[index + 1];
  if (!following) return letGo([...changed, empty(next)], wanted);
  return letGo(
    following.cursor === next ? changed : changed.with(index + 1, { ...following, cursor: next, made: 0 }),
    wanted,
  );
}

function letGo(all: StretchOfRows[], wanted: number[]): StretchOfRows[] {
  const here = wanted[0] ?? 0;
  if (all.length <= mostHeld) return all;
  return all.map((stretch, index) =>
    Math.abs(index - here) > mostHeld / 2 && stretch.html !== null ? { ...stretch, html: null } : stretch,
  );
}

function begun(next: string, place: ListPlace | null): StretchOfRows[] {
  // A place in a list that begins otherwise by now is lost.
  if (!place || place.stretches[0]?.cursor !== next) return [empty(next)];
  return place.stretches.map(({ cursor, count }) => ({ ...empty(cursor), count }));
}

function empty(cursor: string): StretchOfRows {
  return { cursor, count: usualCount, html: null, made: 0 };
}
