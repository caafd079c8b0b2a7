import { ocebmShortQuestion } from '../ocebm.ts';
import type { CitationLevel } from '../queries.ts';
import { LevelExplanation } from './level-explanation.tsx';
import { LevelMark } from './level-mark.tsx';

type Props = {
  level: CitationLevel;
  /** Slug, for the link to the tables. */
  library: string;
  /** Whether a judgement waits for a second person to confirm it. */
  wantsSecondPerson: boolean;
};

/** A level that explains itself when it is pressed, without script too. */
export function LevelBadge({ level, library, wantsSecondPerson }: Props) {
  const waits = wantsSecondPerson && level.basis === 'judged' && !level.confirmedBy;
  const panel = `level-${level.id}`;
  return (
    <span className="menu">
      <button type="button" className="cursor-help rounded-sm" popoverTarget={panel}>
        <LevelMark level={level} basis={level.basis}>
          {level.scheme === 'ocebm' && ` · ${ocebmShortQuestion[level.question]}`}
          {level.basis === 'suggested' && <span aria-hidden="true"> · suggested</span>}
          {waits && ' · not yet confirmed'}
        </LevelMark>
      </button>
      <span id={panel} popover="auto" className="menu-panel">
        <LevelExplanation {...{ level, library, wantsSecondPerson }} />
      </span>
    </span>
  );
}
