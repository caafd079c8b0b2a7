import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { DropZone } from '#components/drop-zone.tsx';
import { HiddenFields } from '#components/hidden-fields.tsx';
import { SearchField } from '#components/search-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import type { StyleEntry } from '#lib/bibliography/styles.ts';
import { addStyleAction, removeStyleAction } from '../actions.ts';

type Props = {
  library: string;
  find: string;
  found: readonly StyleEntry[];
  /** The address with another style. */
  withStyle: (id: string) => string;
  filters: URLSearchParams;
  /** Where on its page it stands. */
  anchor?: string;
  /** Styles the library brought itself. */
  own: readonly { id: string; title: string }[];
  mayAdd: boolean;
  mayRemove: boolean;
};

/** Any of the shipped styles by journal or name, or one of your own. */
export function StyleFinder({ library, find, found, withStyle, filters, anchor, own, mayAdd, mayRemove }: Props) {
  return (
    <Disclosure className="disclosure print-hidden" summary="Another style" open={find !== ''}>
      <form method="get" action={anchor && `#${anchor}`} data-soft="keep" className="py-2">
        <HiddenFields kept={filters} />
        <SearchField label="Find a style" name="find" defaultValue={find} placeholder="Journal or style" />
      </form>
      {find !== '' && found.length === 0 && <p className="text-ink-soft">No style is called like that.</p>}
      <ul className="grid gap-1">
        {found.map(({ id, title, format }) => (
          <li key={id}>
            <a href={withStyle(id)} data-soft="keep">
              {title}
            </a>{' '}
            <span className="text-ink-soft text-sm">{format}</span>
          </li>
        ))}
      </ul>
      {mayRemove &&
        own.map(({ id, title }) => (
          <ActionForm key={id} action={removeStyleAction.bind(null, library, id)} className="flex items-center gap-2">
            <span>{title}</span>
            <SubmitButton variant="quiet" size="small" icon="trash-2">
              Remove
            </SubmitButton>
          </ActionForm>
        ))}
      {mayAdd && (
        <ActionForm action={addStyleAction.bind(null, library)} aria-label="Add a style" className="form mt-3">
          <DropZone label="Your own .csl file" name="file" accept=".csl,.xml,application/xml,text/xml" />
          <p>
            <SubmitButton variant="plain" icon="upload">
              Add style
            </SubmitButton>
          </p>
        </ActionForm>
      )}
    </Disclosure>
  );
}
