import { Badge } from '#components/badge.tsx';
import { type LevelFilter, levelMark, levelName, levelStrength } from '../evidence-level.ts';

type Props = {
  level: LevelFilter;
  basis: 'suggested' | 'judged';
  /** More words after the mark. */
  children?: React.ReactNode;
};

/** A level in the fewest words, for lists: dashed while it is only suggested. */
export function LevelMark({ level, basis, children }: Props) {
  const suggested = basis === 'suggested';
  const title = `${levelName(level)}${suggested ? ': suggested from the study design, not yet judged by a person' : ''}`;
  const tone = level.scheme === 'ocebm' ? 'leaf' : 'sky';
  return (
    <Badge tone={tone} outline={suggested} scale={levelStrength(level)} title={title}>
      {levelMark(level)}
      {children}
      {suggested && <span className="sr-only">, suggested</span>}
    </Badge>
  );
}
