import { levelMark, levelMeaning, levelName, levelQuestion, schemes } from '../evidence-level.ts';
import { type OcebmCode, ocebmFootnotes, ocebmSource, ocebmTable } from '../ocebm.ts';
import type { CitationLevel } from '../queries.ts';

type Props = { level: CitationLevel; library: string; wantsSecondPerson: boolean };

/** What a level says of a study, who says so, and where the scheme is written. */
export function LevelExplanation({ level, library, wantsSecondPerson }: Props) {
  const meaning = levelMeaning(level);
  const question = levelQuestion(level);
  const mark = /\*+$/.exec(meaning)?.[0] as keyof typeof ocebmFootnotes | undefined;
  return (
    <span className="grid max-w-sm gap-2 p-2 text-sm">
      <strong className="font-serif text-md">{levelName(level)}</strong>
      {level.scheme === 'ocebm' && question && (
        <span className="grid">
          <span className="font-semibold">{question}</span>
          <span className="text-ink-soft">{ocebmTable[level.question].about}</span>
        </span>
      )}
      <span>{meaning}</span>
      {mark && (
        <span className="text-xs text-ink-soft">
          {mark} {ocebmFootnotes[mark]}
        </span>
      )}
      <LevelBasis level={level} wantsSecondPerson={wantsSecondPerson} />
      <span className="text-xs text-ink-soft">It judges {schemes[level.scheme].unit}.</span>
      <span className="flex gap-4 text-xs">
        <a href={`/${library}/vocabulary/evidence-levels`} data-soft>
          All levels
        </a>
        {level.scheme === 'ocebm' && <a href={ocebmSource}>The table at the Oxford CEBM</a>}
      </span>
    </span>
  );
}

function LevelBasis({ level, wantsSecondPerson }: Omit<Props, 'library'>) {
  if (level.basis === 'suggested') {
    return (
      <span className="border-l-2 border-amber pl-2">
        <strong>Suggested from the study design; nobody has judged it yet.</strong> {level.reason}
      </span>
    );
  }
  const differs = level.suggestedCode !== null && level.suggestedCode !== level.code;
  return (
    <span className="border-l-2 border-leaf pl-2">
      <strong>Judged by {level.setBy?.name ?? 'a former member'}</strong>{' '}
      <time dateTime={level.setAt.toISOString()}>{dateFormat.format(level.setAt)}</time>
      {differs && level.suggestedCode && (
        <span className="block">
          The study design suggested {levelMark({ scheme: level.scheme, code: level.suggestedCode as OcebmCode })}.
        </span>
      )}
      {level.reason && <q className="block">{level.reason}</q>}
      {level.confirmedBy && level.confirmedAt && (
        <span className="block">
          Confirmed by {level.confirmedBy.name}{' '}
          <time dateTime={level.confirmedAt.toISOString()}>{dateFormat.format(level.confirmedAt)}</time>
        </span>
      )}
      {!level.confirmedBy && wantsSecondPerson && <span className="block">Not yet confirmed by a second person.</span>}
    </span>
  );
}

const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
