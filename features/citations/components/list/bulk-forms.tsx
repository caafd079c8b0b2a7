import { Button } from '#components/button.tsx';
import { MenuLabel, MenuLink } from '#components/menu.tsx';
import { Menu } from '#components/menu-popover.tsx';
import { SelectField, type SelectOption } from '#components/select-field.tsx';
import { TextField } from '#components/text-field.tsx';
import { exportFormats } from './export-formats.ts';
import { TagFields } from './tag-fields.tsx';

export type BulkRights = {
  tag: boolean;
  level: boolean;
  trash: boolean;
  restore: boolean;
  export: boolean;
  collect: boolean;
};

type Props = {
  send: (data: FormData) => void;
  pending: boolean;
  library: string;
  /** What is acted on, as the filters of a list. */
  query: string;
  trashed: boolean;
  rights: BulkRights;
  levels: readonly SelectOption[];
  collections: readonly SelectOption[];
};

/** Everything that can be done with many citations at once, each a form or a link of its own. */
export function BulkForms({ send, pending, library, query, trashed, rights, levels, collections }: Props) {
  const form = (verb: string, children: React.ReactNode) => (
    <form action={send} className="contents">
      <input type="hidden" name="filters" value={query} />
      {verb && <input type="hidden" name="verb" value={verb} />}
      {children}
    </form>
  );
  if (trashed) {
    return (
      rights.restore &&
      form(
        'restore',
        <Button type="submit" size="small" icon="rotate-ccw" pending={pending}>
          Restore
        </Button>,
      )
    );
  }
  return (
    <>
      {rights.tag && (
        <Menu label="Tag" icon="tags" size="small">
          {form('', <TagFields library={library} pending={pending} />)}
        </Menu>
      )}
      {rights.level && (
        <Menu label="Set level" icon="scale" size="small">
          {form('level', <LevelFields pending={pending} levels={levels} />)}
        </Menu>
      )}
      {rights.collect && collections.length > 0 && (
        <Menu label="Collect" icon="list" size="small">
          {form('collect', <CollectionField pending={pending} collections={collections} />)}
        </Menu>
      )}
      {rights.export && (
        <Menu label="Cite or export" icon="quote" size="small">
          <MenuLink href={`/${library}/bibliography?${query}`}>Bibliography</MenuLink>
          <MenuLabel>Download</MenuLabel>
          {Object.entries(exportFormats).map(([format, name]) => (
            <MenuLink key={format} download href={`/api/v1/libraries/${library}/export?format=${format}&${query}`}>
              {name}
            </MenuLink>
          ))}
        </Menu>
      )}
      {rights.trash &&
        form(
          'trash',
          <Button type="submit" size="small" icon="trash-2" pending={pending}>
            Move to trash
          </Button>,
        )}
    </>
  );
}

function CollectionField({ pending, collections }: Pick<Props, 'pending' | 'collections'>) {
  return (
    <div className="grid w-72 gap-2 p-2">
      <SelectField label="Collection" name="collection" required options={collections} />
      <Button type="submit" variant="primary" size="small" pending={pending}>
        Add to it
      </Button>
    </div>
  );
}

function LevelFields({ pending, levels }: Pick<Props, 'pending' | 'levels'>) {
  return (
    <div className="grid w-80 gap-2 p-2">
      <SelectField label="Evidence level" name="level" required options={[{ value: '', label: 'Choose' }, ...levels]} />
      <TextField
        label="Reason"
        hint="Needed where it differs from what the study design suggests."
        name="reason"
        maxLength={2000}
        autoComplete="off"
      />
      <Button type="submit" variant="primary" size="small" pending={pending}>
        Set level
      </Button>
    </div>
  );
}
