import type { Side } from '../merged-record.ts';
import type { ComparedPair, Followers } from '../queries/find-pair.ts';
import { KeepRadio } from './keep-radio.tsx';

type Props = { library: string; pair: ComparedPair; keep: Side; mayDecide: boolean };

/** Which of the two stays, with what hangs on each: that comes along either way. */
export function KeepChoice({ library, pair, keep, mayDecide }: Props) {
  return (
    <fieldset className="field">
      <legend className="field-label">Citation that stays</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {(['left', 'right'] as const).map((side, at) => {
          const { id, key } = pair[side];
          return (
            <div key={side} className="grid content-start gap-1 rounded-md border border-line p-3">
              {mayDecide ? (
                <KeepRadio side={side} isKept={side === keep} hotkey={String(at + 1)}>
                  <code>{key}</code>
                </KeepRadio>
              ) : (
                <code>{key}</code>
              )}
              <p className="text-ink-soft text-sm">
                {followersText(pair.followers[side])}{' '}
                <a href={`/${library}/citations/${id}`}>
                  Open<span className="sr-only"> {key}</span>
                </a>
              </p>
            </div>
          );
        })}
      </div>
      <p className="field-hint">
        Tags, levels, notes, files, findings, claims and collections of the other move to it, and the other’s key goes
        on finding it.
      </p>
    </fieldset>
  );
}

const names: [keyof Followers, string, string][] = [
  ['tags', 'tag', 'tags'],
  ['levels', 'level', 'levels'],
  ['notes', 'note', 'notes'],
  ['files', 'file', 'files'],
  ['findings', 'finding', 'findings'],
  ['claims', 'claim', 'claims'],
  ['collections', 'collection', 'collections'],
];

function followersText(followers: Followers): string {
  const told = names.flatMap(([name, one, many]) => {
    const number = followers[name];
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  });
  return told.length === 0 ? 'Nothing hangs on it yet.' : `${told.join(', ')}.`;
}
