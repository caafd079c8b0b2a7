import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { displayDate } from '#lib/csl/date.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { displayName } from '#lib/csl/name.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import type { Reason } from '#lib/duplicates/reason.ts';
import { decidePairAction, undoMergeAction } from '../actions.ts';
import { reasonText } from '../reason-text.ts';
import type { DuplicateRecord } from '../schema.ts';
import { ReasonList } from './reason-list.tsx';

type Props = { library: string; pair: DuplicateRecord; mayDecide: boolean; mayUndo: boolean };

/** One pair of the queue: both records in a line or two, why they are there, and what was decided. */
export function PairItem({ library, pair, mayDecide, mayUndo }: Props) {
  const { left, right, status } = pair;
  const reasons = pair.reasons.map(({ code, text }) => ({ ...reasonText({ code } as Reason), text }));
  return (
    <li className="grid gap-2 border-line border-b py-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <Side csl={left.csl as CslItem} citationKey={left.key} />
        <Side csl={right.csl as CslItem} citationKey={right.key} />
      </div>
      <ReasonList score={pair.score} reasons={reasons} />
      {status === 'open' ? (
        <p>
          <a href={`/${library}/duplicates/${pair.id}`} data-item data-soft className="font-medium">
            Compare
            <span className="sr-only">
              {' '}
              {left.key} and {right.key}
            </span>
          </a>
        </p>
      ) : (
        <Decision {...{ library, pair, mayDecide, mayUndo }} />
      )}
    </li>
  );
}

function Side({ csl, citationKey }: { csl: CslItem; citationKey: string }) {
  const names = (csl.author ?? []).slice(0, 3).map(displayName).join(', ');
  const line = [names, csl['container-title'], csl.issued && displayDate(csl.issued), csl.volume, csl.page, csl.DOI];
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <p className="text-pretty font-serif">{csl.title ? plainText(String(csl.title)) : <i>Without title</i>}</p>
      <p className="break-words text-ink-soft text-sm">
        <code>{citationKey}</code> ·{' '}
        {line
          .filter(Boolean)
          .map((part) => plainText(String(part)))
          .join(' · ')}
      </p>
    </div>
  );
}

const decisions = {
  merged: 'Merged',
  rejected: 'Two works',
  versions: 'Reports of one study',
  open: '',
} as const;

function Decision({ library, pair, mayDecide, mayUndo }: Props) {
  const { status, decidedBy, decidedAt, left, right } = pair;
  const loser = right.mergedInto ? right : left;
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <p>
        {decisions[status]}
        {decidedBy && ` by ${decidedBy}`}
        {decidedAt && (
          <>
            , <TimeAgo date={new Date(decidedAt)} />
          </>
        )}
      </p>
      {status === 'merged' && mayUndo && (
        <ActionForm action={undoMergeAction.bind(null, library, loser.id)} aria-label="Undo" className="">
          <SubmitButton variant="quiet" size="small" icon="undo-2">
            Undo the merge
          </SubmitButton>
        </ActionForm>
      )}
      {status === 'rejected' && mayDecide && (
        <ActionForm action={decidePairAction.bind(null, library, pair.id, false)} aria-label="Ask again" className="">
          <SubmitButton name="verb" value="reopen" variant="quiet" size="small" icon="undo-2">
            Ask again
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
