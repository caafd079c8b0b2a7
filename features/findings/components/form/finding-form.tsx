'use client';

import { type ComponentProps, useContext, useRef, useState } from 'react';
import { ActionForm } from '#components/action-form.tsx';
import { Button } from '#components/button.tsx';
import { FormContext } from '#components/form-context.ts';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import type { FormState } from '#lib/form-action.ts';
import type { Warning } from '#lib/pharmacology/warnings.ts';
import type { Saved } from '../../actions.ts';
import type { FormValues } from '../../finding-form.ts';
import { FindingFields } from './finding-fields.tsx';
import { forgetDraft, useKeptDraft } from './kept-draft.ts';
import { useAutosave } from './use-autosave.ts';

type Props = Omit<ComponentProps<typeof FindingFields>, 'onPick' | 'warnings'> & {
  citationId: string;
  /** The draft being written, and what there is to ask about it; none for a new one. */
  draft: { id: string; version: number; warnings: readonly Warning[] } | null;
  save: (state: FormState, data: FormData) => Promise<FormState>;
  autosave: (data: FormData) => Promise<Saved>;
  cancelHref: string;
};

/** A finding as its author writes it. It saves itself as a draft, and what a crash leaves unsaved can be brought back. */
export function FindingForm({ library, citationId, draft: start, save, autosave, cancelHref, ...fields }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const keyOf = (id: string | null) => `speciosa finding ${library} ${id ?? citationId}`;
  const key = keyOf(start?.id ?? null);
  const kept = useKeptDraft(key);
  const [shown, setShown] = useState({ values: fields.values, round: 0 });
  const [settled, setSettled] = useState(false);
  const toDraft = ({ id }: { id: string }) => history.replaceState(null, '', `/${library}/findings/${id}/edit`);
  const { draft, status, warnings, typed, sending } = useAutosave(host, keyOf, start, autosave, toDraft);
  const lost = !settled && kept && differs(kept.values, fields.values) ? kept : null;
  const bringBack = () => {
    if (lost) setShown(({ round }) => ({ values: { ...fields.values, ...lost.values }, round: round + 1 }));
    setSettled(true);
    // Once the fields are there, they are saved like anything typed.
    setTimeout(typed);
  };
  const throwAway = () => {
    forgetDraft(key);
    setSettled(true);
  };
  return (
    <div ref={host} className="contents" onSubmitCapture={sending}>
      {lost && (
        <Notice
          tone="amber"
          role="status"
          title="What you typed here before was not saved"
          actions={
            <>
              <Button size="small" onClick={bringBack}>
                Bring it back
              </Button>
              <Button size="small" variant="quiet" onClick={throwAway}>
                Throw it away
              </Button>
            </>
          }
        >
          From {new Date(lost.at).toLocaleString()}.
        </Notice>
      )}
      <ActionForm action={save} aria-label="Finding" onInput={typed}>
        <DraftFields draft={draft} />
        <FindingFields
          key={shown.round}
          {...fields}
          library={library}
          values={shown.values}
          warnings={warnings}
          onPick={() => setTimeout(typed)}
        />
        <SubmitBar>
          <SubmitButton name="step" value="submit">
            Submit for review
          </SubmitButton>
          <SubmitButton name="step" value="save" variant="plain">
            Save draft
          </SubmitButton>
          <LinkButton href={cancelHref} variant="quiet">
            Cancel
          </LinkButton>
          <output className="ms-auto text-ink-soft text-sm">{status}</output>
        </SubmitBar>
      </ActionForm>
    </div>
  );
}

/** Which draft it is, and at what version: a refused submission has saved it all the same. */
function DraftFields({ draft }: { draft: { id: string; version: number } | null }) {
  const refused = useContext(FormContext)?.state.problem?.draft as typeof draft | undefined;
  const latest = refused && refused.version > (draft?.version ?? 0) ? refused : draft;
  return (
    <>
      <input type="hidden" name="id" value={latest?.id ?? ''} />
      <input type="hidden" name="version" value={latest?.version ?? ''} />
    </>
  );
}

function differs(kept: FormValues, shown: FormValues): boolean {
  const names = Object.keys(kept).filter((name) => !['id', 'version', 'step'].includes(name));
  return names.some((name) => (kept[name] ?? '') !== (shown[name] ?? ''));
}
