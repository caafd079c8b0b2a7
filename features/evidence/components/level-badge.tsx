import { ocebmShortQuestion } from '../ocebm.ts';
import type { CitationLevel } from '../queries.ts';
import { LevelExplanation } from './level-explanation.tsx';
import { LevelMark } from './level-mark.tsx';

type Props = {
  level: CitationLevel;
  /** Slug, for the link to the tables. */
  library: string;
};

/** A level that explains itself when it is pressed, without script too. */
export function LevelBadge({ level, library }: Props) {
  const panel = `level-${level.id}`;
  return (
    <span className="menu">
      <button type="button" className="cursor-help rounded-sm" popoverTarget={panel}>
        <LevelMark level={level} basis={level.basis}>
          {level.scheme === 'ocebm' && ` · ${ocebmShortQuestion[level.question]}`}
          {level.basis === 'suggested' && <span aria-hidden="true"> · suggested</span>}
        </LevelMark>
      </button>
      <span id={panel} popover="auto" className="menu-panel">
        <LevelExplanation level={level} library={library} />
      </span>
    </span>
  );
}
