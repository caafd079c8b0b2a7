import { Chip } from '#components/chip.tsx';
import { countText } from '#components/count.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { HiddenFields } from '#components/hidden-fields.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { ListFailure, Uncounted } from '#components/list-failures.tsx';
import { MenuLabel, MenuLine, MenuLink } from '#components/menu.tsx';
import { Menu } from '#components/menu-popover.tsx';
import { Notice } from '#components/notice.tsx';
import { Pagination } from '#components/pagination.tsx';
import { FacetsButton, Panes } from '#components/panes.tsx';
import { SearchField } from '#components/search-field.tsx';
import { AsOfForm, AsOfNotice } from '#features/citations/components/list/as-of.tsx';
import { type FindingChip, findingChips } from '../filter-chips.ts';
import { addressOf, cleared } from '../filter-links.ts';
import { type FindingFilters, findingFiltersToSearchParams } from '../filters.ts';
import type { FindingsPage } from '../queries/find-findings-page.ts';
import type { FindingPage } from '../queries/list-findings.ts';
import { FindingFacets } from './finding-facets.tsx';
import { FindingTable } from './finding-table.tsx';

type Props = { library: string; found: FindingsPage; mayAdd: boolean };

const formats = {
  csv: 'CSV',
  xlsx: 'Excel workbook, with a data dictionary',
  json: 'JSON, with a data dictionary',
  dictionary: 'The data dictionary alone, as CSV',
};

/** The library's findings: filters with counts, and the table. */
export function FindingBrowser({ library, found, mayAdd }: Props) {
  const { filters, faults, page, counts, failure, nameOf } = found;
  const { asOf } = filters.citations;
  const path = `/${library}/findings`;
  const chips = findingChips(filters, nameOf);
  const clearHref = addressOf(path, cleared(filters));
  return (
    <Panes
      title="Findings"
      facets={counts ? <FindingFacets {...{ counts, filters, path, nameOf }} /> : <Uncounted />}
      facetsAction={
        chips.length > 0 && (
          <a className="text-xs" href={clearHref} data-soft="list">
            Clear all
          </a>
        )
      }
      listLabel={`Findings, ${countText(page?.total ?? 0)}`}
      list={
        <>
          <div className="pane-list-head">
            <Search filters={filters} path={path} />
            {asOf !== null && (
              <div className="px-4 pt-2">
                <AsOfNotice
                  asOf={asOf}
                  todayHref={addressOf(path, {
                    ...filters,
                    citations: { ...filters.citations, asOf: null },
                    cursor: null,
                  })}
                />
              </div>
            )}
            <Chips chips={chips} path={path} clearHref={clearHref} />
            <div className="toolbar">
              <FacetsButton active={chips.length} />
              {page && (
                <output className="font-medium text-sm">
                  {countText(page.total)} {page.total === 1 ? 'finding' : 'findings'}
                </output>
              )}
              <div className="toolbar-end">
                {mayAdd && (
                  <>
                    <LinkButton
                      href={`${path}?author=me&status=draft,rejected`}
                      size="small"
                      variant="quiet"
                      icon="pencil"
                    >
                      My drafts
                    </LinkButton>
                    <LinkButton href={`${path}/import`} size="small" variant="quiet" icon="file-up">
                      Import
                    </LinkButton>
                  </>
                )}
                <SortMenu filters={filters} path={path} />
                <ExportMenu {...{ library, filters, path }} />
              </div>
            </div>
          </div>
          {faults.length > 0 && (
            <div className="px-4 pt-3">
              <Notice tone="amber" title="Part of the address was left out">
                <ul>
                  {faults.map(({ pointer, detail }) => (
                    <li key={pointer + detail}>
                      <code>{pointer.slice(1)}</code>: {detail}
                    </li>
                  ))}
                </ul>
              </Notice>
            </div>
          )}
          {failure && <ListFailure why={failure} startHref={path} />}
          {page && <Found {...{ library, found, page, path, mayAdd, clearHref, isNarrowed: chips.length > 0 }} />}
        </>
      }
    />
  );
}

type FoundProps = Props & { page: FindingPage; path: string; clearHref: string; isNarrowed: boolean };

function Found({ library, found, page, path, mayAdd, clearHref, isNarrowed }: FoundProps) {
  const { filters, nameOf } = found;
  return (
    <>
      {page.items.length === 0 ? (
        <EmptyState title={isNarrowed ? 'No finding is like that' : 'No findings yet'}>
          {isNarrowed ? (
            <a href={clearHref}>Show all findings</a>
          ) : (
            mayAdd && 'Open a citation and record what it found.'
          )}
        </EmptyState>
      ) : (
        <div className="px-4 pb-4">
          <FindingTable {...{ library, nameOf, findings: page.items, sorting: { filters, path } }} />
        </div>
      )}
      {(filters.cursor || page.next) && (
        <Pagination
          firstHref={filters.cursor ? addressOf(path, { ...filters, cursor: null }) : undefined}
          nextHref={page.next ? addressOf(path, { ...filters, cursor: page.next }) : undefined}
        >
          {`${countText(page.items.length)} of ${countText(page.total)}`}
        </Pagination>
      )}
    </>
  );
}

function Search({ filters, path }: { filters: FindingFilters; path: string }) {
  const { citations } = filters;
  const kept = findingFiltersToSearchParams({ ...filters, cursor: null, citations: { ...citations, q: '' } });
  return (
    <search>
      <form action={path} data-soft="list" className="px-4 pt-3">
        <HiddenFields kept={kept} />
        <SearchField name="q" label="Search their papers" defaultValue={citations.q} />
      </form>
    </search>
  );
}

function Chips({ chips, path, clearHref }: { chips: FindingChip[]; path: string; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-1.5 px-4 pt-2" aria-label="Filters in use">
      {chips.map(({ kind, label, without }) => (
        <li key={kind + label}>
          <Chip kind={`${kind}:`} tone="leaf" removeHref={addressOf(path, without)} removeLabel={`Remove ${label}`}>
            {label}
          </Chip>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a className="whitespace-nowrap text-xs" href={clearHref} data-soft="list">
            Clear all
          </a>
        </li>
      )}
    </ul>
  );
}

// What the table has no column for.
const otherSorts: Record<string, string> = {
  ...{ '-changed': 'Last changed', '-added': 'Newest', '-year': 'Newest published', year: 'Oldest published' },
  ...{
    author: 'Author',
    title: 'Title',
    readout: 'Readout',
    species: 'Species',
    parameter: 'Parameter',
    effect: 'Effect',
  },
  ...{ '-emax': 'Emax, greatest first', '-rating': 'Rating, best first' },
};

function SortMenu({ filters, path }: { filters: FindingFilters; path: string }) {
  const current = `${filters.sort.reversed ? '-' : ''}${filters.sort.by}`;
  return (
    <Menu label={otherSorts[current] ?? 'By column'} icon="arrow-up-down" variant="quiet" size="small" align="end">
      <MenuLabel>Order</MenuLabel>
      {Object.entries(otherSorts).map(([sort, name]) => (
        <MenuLink
          key={sort}
          data-soft="list"
          rel="nofollow"
          aria-current={sort === current || undefined}
          href={addressOf(path, {
            ...filters,
            cursor: null,
            sort: { by: sort.replace('-', ''), reversed: sort.startsWith('-') },
          })}
        >
          {name}
        </MenuLink>
      ))}
    </Menu>
  );
}

function ExportMenu({ library, filters, path }: { library: string; filters: FindingFilters; path: string }) {
  const listed = findingFiltersToSearchParams({ ...filters, cursor: null, limit: 50 });
  return (
    <Menu label="Export" icon="download" variant="quiet" size="small" align="end">
      <MenuLabel>Download this list</MenuLabel>
      {Object.entries(formats).map(([format, name]) => (
        <MenuLink
          key={format}
          download
          href={`/api/v1/libraries/${library}/findings/export?${new URLSearchParams([['format', format], ...listed])}`}
        >
          {name}
        </MenuLink>
      ))}
      <MenuLine />
      <div className="px-2 pb-1">
        <AsOfForm listed={listed} path={path} />
      </div>
    </Menu>
  );
}
