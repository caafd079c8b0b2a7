import { type LevelFilter, levelMark, levelName } from '../evidence-level.ts';
import { LevelScale } from './level-scale.tsx';

export const schemeTone = { ocebm: 'leaf', preclinical: 'sky' } as const;

/** A level in the fewest words, for lists: dashed while it is only suggested. */
export function LevelMark({ level, basis }: { level: LevelFilter; basis: 'suggested' | 'judged' }) {
  const suggested = basis === 'suggested';
  const title = `${levelName(level)}${suggested ? ': suggested from the study design, not yet judged by a person' : ''}`;
  return (
    <span className="badge" data-tone={schemeTone[level.scheme]} data-outline={suggested || undefined} title={title}>
      <LevelScale level={level} />
      {levelMark(level)}
      {suggested && <span className="sr-only"> suggested</span>}
    </span>
  );
}
