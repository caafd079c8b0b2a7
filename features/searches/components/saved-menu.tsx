import { ActionForm } from '#components/action-form.tsx';
import { MenuLabel, MenuLine, MenuLink } from '#components/menu.tsx';
import { Menu } from '#components/menu-popover.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { createSearchAction } from '../actions.ts';

type Props = {
  library: string;
  searches: readonly { id: string; name: string; starred: boolean }[];
  /** What the list is narrowed to, to be saved. */
  filters: string;
  maySave: boolean;
};

const mostShown = 15;

/** The saved searches, and a name for the list that is shown. */
export function SavedMenu({ library, searches, filters, maySave }: Props) {
  return (
    <Menu label="Saved" icon="book-marked" variant="quiet" size="small" align="end">
      {searches.length > 0 && <MenuLabel>Saved searches</MenuLabel>}
      {searches.slice(0, mostShown).map(({ id, name, starred }) => (
        <MenuLink key={id} href={`/${library}/searches/${id}`} icon={starred ? 'star' : undefined} rel="nofollow">
          {name}
        </MenuLink>
      ))}
      <MenuLink href={`/${library}/searches`}>All saved searches</MenuLink>
      <MenuLink href={`/${library}/collections`}>Collections</MenuLink>
      {maySave && (
        <>
          <MenuLine />
          <ActionForm
            key={filters}
            action={createSearchAction.bind(null, library)}
            className="grid w-72 gap-2 p-2"
            aria-label="Save this list"
            resetWhenDone
          >
            <input type="hidden" name="filters" value={filters} />
            <TextField label="Save this list as" name="name" required maxLength={120} autoComplete="off" />
            <SubmitButton variant="plain" size="small">
              Save
            </SubmitButton>
          </ActionForm>
        </>
      )}
    </Menu>
  );
}
