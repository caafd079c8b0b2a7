import { countText } from '#components/count.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Uncounted } from '#components/list-failures.tsx';
import { FacetsButton, Panes } from '#components/panes.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import type { FormState } from '#lib/form-action.ts';
import { addressOf, countFilters, pageParameters, withoutFilters } from '../../filter-links.ts';
import { type CitationFilters, noFilters } from '../../filters.ts';
import type { ListPage } from '../../queries/find-list-page.ts';
import { FacetPanel } from './facet-panel.tsx';
import { ListPane } from './list-pane.tsx';

type Props = {
  viewer: LibraryActor;
  path: string;
  found: ListPage;
  bulkEdit: (state: FormState, data: FormData) => Promise<FormState>;
  saveView: (data: FormData) => Promise<void>;
  /** What goes on with many citations in the background. */
  progress?: React.ReactNode;
  /** Menu of what is saved. */
  saved?: React.ReactNode;
  /** The open record, beside the list. */
  record?: React.ReactNode;
};

/** Facets, the list, and the open record. */
export function CitationBrowser({ viewer, path, found, bulkEdit, saveView, progress, saved, record }: Props) {
  const { filters, counts, vocabulary, openId, more } = found;
  // Of this page itself, and so without its path: there are hundreds.
  const address = (wanted: CitationFilters, also: { open?: string | null; more?: readonly string[] }) =>
    addressOf('', wanted, pageParameters(also)) || path;
  const link = (wanted: CitationFilters) => address(wanted, { open: openId, more });
  const active = countFilters(filters);
  const clearHref = link(withoutFilters(filters, noFilters));
  return (
    <Panes
      title={filters.is.includes('trashed') ? 'Trash' : 'Citations'}
      facets={
        counts ? (
          <FacetPanel
            facets={vocabulary.facets}
            counts={counts}
            filters={filters}
            path={path}
            more={more}
            moreLink={(wanted) => address(filters, { open: openId, more: wanted })}
            link={link}
          />
        ) : (
          <Uncounted />
        )
      }
      facetsAction={
        active > 0 && (
          <a className="text-xs" href={clearHref} data-soft="list">
            Clear all
          </a>
        )
      }
      listLabel={`Citations, ${countText(found.page?.total ?? 0)}`}
      list={
        <ListPane
          {...{ viewer, path, found, link, clearHref, bulkEdit, saveView, progress, saved }}
          openLink={(id) => address(filters, { open: id, more })}
          rowsAddress={addressOf(`${path}/rows`, filters, pageParameters({ more }))}
          facetsButton={<FacetsButton active={active} />}
        />
      }
      record={
        record && (
          <div className="relative">
            <LinkButton
              className="absolute end-3 top-4 hidden min-[84rem]:inline-flex"
              href={address(filters, { more })}
              data-soft="keep"
              variant="quiet"
              size="small"
              icon="x"
              iconOnly
              hotkey="Escape"
            >
              Close the record
            </LinkButton>
            {record}
          </div>
        )
      }
      recordLabel="Open citation"
      closeHref={address(filters, { more })}
    />
  );
}
