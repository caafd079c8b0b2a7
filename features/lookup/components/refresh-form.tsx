import { ActionForm } from '#components/action-form.tsx';
import { DifferenceText } from '#components/difference-text.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { refreshCitationAction } from '../actions.ts';
import type { Difference } from '../record-difference.ts';

type Props = { library: string; id: string; version: number; differences: readonly Difference[] };

/** Each field the services have otherwise, to keep or to take. What the record lacks is taken unless one says no. */
export function RefreshForm({ library, id, version, differences }: Props) {
  const here = `/${library}/citations/${id}`;
  const values = Object.fromEntries(differences.map(({ variable, value }) => [variable, value]));
  return (
    <ActionForm action={refreshCitationAction.bind(null, library, id)} aria-label="Refresh">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="found" value={JSON.stringify(values)} />
      {differences.map((difference) => (
        <DifferenceRow key={difference.variable} {...difference} />
      ))}
      <SubmitBar>
        <SubmitButton icon="save">Save what is taken</SubmitButton>
        <LinkButton href={here} variant="quiet">
          Cancel
        </LinkButton>
      </SubmitBar>
    </ActionForm>
  );
}

function DifferenceRow({ variable, label, before, after, isNew }: Difference) {
  const name = `take.${variable}`;
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="choices">
        <label className="choice">
          <input type="radio" name={name} value="yes" defaultChecked={isNew} />
          <span>
            Take: <DifferenceText before={before} after={after} />
          </span>
        </label>
        <label className="choice">
          <input type="radio" name={name} value="no" defaultChecked={!isNew} />
          <span>{isNew ? 'Leave empty' : `Keep: ${before}`}</span>
        </label>
      </div>
    </fieldset>
  );
}
