import { levelMark } from '../evidence-level.ts';
import { ocebmShortQuestion } from '../ocebm.ts';
import type { CitationLevel } from '../queries.ts';
import { LevelExplanation } from './level-explanation.tsx';
import { schemeTone } from './level-mark.tsx';
import { LevelScale } from './level-scale.tsx';

type Props = {
  level: CitationLevel;
  /** Slug, for the link to the tables. */
  library: string;
};

/** A level that explains itself when it is pressed, without script too. */
export function LevelBadge({ level, library }: Props) {
  const suggested = level.basis === 'suggested';
  const panel = `level-${level.id}`;
  return (
    <span className="menu">
      <button
        type="button"
        className="badge"
        data-tone={schemeTone[level.scheme]}
        data-outline={suggested || undefined}
        popoverTarget={panel}
      >
        <LevelScale level={level} />
        {levelMark(level)}
        {level.scheme === 'ocebm' && ` · ${ocebmShortQuestion[level.question]}`}
        {suggested && ' · suggested'}
      </button>
      <span id={panel} popover="auto" className="menu-panel">
        <LevelExplanation level={level} library={library} />
      </span>
    </span>
  );
}
