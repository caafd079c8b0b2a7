import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { lookUpAction } from '../actions.ts';

/** Any mix of identifiers and references, one step before the check that a file goes through. */
export function LookupForm({ library, text }: { library: string; text?: string | undefined }) {
  return (
    <ActionForm action={lookUpAction.bind(null, library)} aria-label="Look up by identifier">
      <TextArea
        label="Identifiers or references"
        hint="DOIs, PMIDs, PMCIDs, arXiv ids, ISBNs, addresses of articles, or whole references, one a line."
        name="text"
        rows={4}
        defaultValue={text}
      />
      <p>
        <SubmitButton icon="search">Look up</SubmitButton>
      </p>
    </ActionForm>
  );
}
