import { countText } from '#components/count.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { ListFailure } from '#components/list-failures.tsx';
import { MenuLabel, MenuLine, MenuLink } from '#components/menu.tsx';
import { Menu } from '#components/menu-popover.tsx';
import { Notice } from '#components/notice.tsx';
import { levelOptions } from '#features/evidence/level-options.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { FormState } from '#lib/form-action.ts';
import { can } from '#lib/permissions.ts';
import { countFilters, fromStart } from '../../filter-links.ts';
import { type CitationFilters, filtersToSearchParams, noFilters } from '../../filters.ts';
import type { ListPage } from '../../queries/find-list-page.ts';
import { AsOfForm, AsOfNotice } from './as-of.tsx';
import { CitationList } from './citation-list.tsx';
import { EmptyLibrary, EmptyTrash, NoMatch } from './empty-list.tsx';
import { exportFormats } from './export-formats.ts';
import { ListChips } from './list-chips.tsx';
import { SortMenu, ViewMenu } from './list-menus.tsx';
import { ListSearch } from './list-search.tsx';
import { Selection } from './selection.tsx';

type Props = {
  viewer: LibraryActor;
  path: string;
  found: ListPage;
  link: (filters: CitationFilters) => string;
  openLink: (id: string) => string;
  rowsAddress: string;
  clearHref: string;
  facetsButton: React.ReactNode;
  bulkEdit: (state: FormState, data: FormData) => Promise<FormState>;
  saveView: (data: FormData) => Promise<void>;
  progress?: React.ReactNode;
  saved?: React.ReactNode;
};

/** The middle pane: search, what is asked for, what to do with it, and the citations. */
export function ListPane(props: Props) {
  const { viewer, path, found, link, clearHref, facetsButton, bulkEdit, saveView, progress, saved } = props;
  const { page, filters, faults, queryFaults, failure, view, terms, chips, collections, openId } = found;
  const library = viewer.library.slug;
  const trashed = filters.is.includes('trashed');
  const isPast = filters.asOf !== null;
  const listed = String(filtersToSearchParams(fromStart(filters)));
  const rights = {
    tag: can(viewer, 'citation.tag'),
    level: can(viewer, 'level.judge'),
    trash: can(viewer, 'citation.trash'),
    restore: can(viewer, 'citation.restore'),
    export: can(viewer, 'citation.export'),
    collect: can(viewer, 'collection.fill'),
  };
  const otherFaults = faults.filter(({ pointer }) => pointer !== '/q' || queryFaults.length === 0);
  return (
    <>
      <div className="pane-list-head">
        <ListSearch filters={filters} path={path} faults={queryFaults} />
        {trashed && (
          <div className="px-4 pt-2">
            <Notice
              tone="amber"
              title="Trash"
              actions={
                <a href={path} data-soft="">
                  Back to the citations
                </a>
              }
            >
              Restore what should come back; nothing here is in lists, counts or exports.
            </Notice>
          </div>
        )}
        {filters.asOf !== null && (
          <div className="px-4 pt-2">
            <AsOfNotice asOf={filters.asOf} todayHref={link({ ...fromStart(filters), asOf: null })} />
          </div>
        )}
        <ListChips
          groups={trashed ? chips.filter(([chip]) => chip?.label !== 'In the trash') : chips}
          link={link}
          clearHref={clearHref}
        />
        <div className="toolbar">
          {facetsButton}
          {page && page.items.length > 0 && rights.tag && !isPast && (
            <input
              form="selection"
              type="checkbox"
              name="page"
              value="1"
              className="check noscript:hidden"
              aria-label="Select this page"
            />
          )}
          <output className="font-medium text-sm">
            {page ? `${countText(page.total)} ${page.total === 1 ? 'citation' : 'citations'}` : 'No list'}
          </output>
          <div className="toolbar-end">
            {saved}
            <SortMenu filters={filters} link={link} />
            <ViewMenu key={JSON.stringify(view)} view={view} save={saveView} />
            <CiteMenu library={library} listed={listed} path={path} />
            {can(viewer, 'citation.create') && (
              <LinkButton href={`${path}/new`} size="small" icon="plus" hotkey="c">
                Add
              </LinkButton>
            )}
          </div>
        </div>
        {progress}
        {page && !isPast && (
          <Selection
            action={bulkEdit}
            library={library}
            listed={listed}
            total={page.total}
            onPage={page.items.length}
            chosen={filters.ids.length > 0 && page.total > 0}
            trashed={trashed}
            rights={rights}
            levels={levelOptions()}
            collections={collections}
            openId={openId}
          />
        )}
      </div>
      {otherFaults.length > 0 && (
        <div className="px-4 pt-3">
          <Notice tone="amber" title="Part of the address was left out">
            <ul>
              {otherFaults.map(({ pointer, detail }) => (
                <li key={pointer + detail}>
                  <code>{pointer.slice(1)}</code>: {detail}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {failure && <ListFailure why={failure} startHref={link({ ...noFilters })} />}
      {page && page.items.length === 0 && <Nothing {...props} trashed={trashed} />}
      {page && page.items.length > 0 && (
        <CitationList
          {...{ page, filters, view, terms, path, link, openId }}
          taxa={props.found.vocabulary.taxa}
          openLink={props.openLink}
          rowsAddress={props.rowsAddress}
          selectable={!isPast && (rights.tag || rights.export)}
        />
      )}
    </>
  );
}

function Nothing({ viewer, path, found, link, clearHref, trashed }: Props & { trashed: boolean }) {
  const { filters, loosened, meant } = found;
  if (trashed && countFilters(filters) === 0) return <EmptyTrash href={path} />;
  if (countFilters(filters) === 0 && !filters.cursor) {
    return <EmptyLibrary library={viewer.library.slug} mayAdd={can(viewer, 'citation.create')} />;
  }
  return (
    <NoMatch
      meant={meant && { ...meant, href: link({ ...fromStart(filters), q: meant.q }) }}
      loosened={loosened.map(({ without, ...rest }) => ({ ...rest, href: link(without) }))}
      clearHref={clearHref}
    />
  );
}

/** The whole list as a bibliography or a file. */
type CiteProps = Pick<Props, 'path'> & { library: string; listed: string };

function CiteMenu({ library, listed, path }: CiteProps) {
  const query = listed === '' ? '' : `&${listed}`;
  return (
    <Menu label="Cite or export" icon="quote" variant="quiet" size="small" align="end">
      <MenuLink href={`/${library}/bibliography${listed === '' ? '' : `?${listed}`}`}>
        Bibliography of this list
      </MenuLink>
      <MenuLabel>Download this list</MenuLabel>
      {Object.entries(exportFormats).map(([format, name]) => (
        <MenuLink key={format} download href={`/api/v1/libraries/${library}/export?format=${format}${query}`}>
          {name}
        </MenuLink>
      ))}
      <MenuLine />
      <div className="px-2 pb-1">
        <AsOfForm listed={new URLSearchParams(listed)} path={path} />
      </div>
    </Menu>
  );
}
