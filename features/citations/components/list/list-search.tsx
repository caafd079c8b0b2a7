import { Button } from '#components/button.tsx';
import { Dialog, DialogButton } from '#components/dialog.tsx';
import { Notice } from '#components/notice.tsx';
import { SearchField } from '#components/search-field.tsx';
import { searchFields } from '#features/search/fields.ts';
import type { QueryFault } from '#features/search/query-tree.ts';
import { addressOf, fromStart } from '../../filter-links.ts';
import type { CitationFilters } from '../../filters.ts';
import { HiddenFilters } from './hidden-filters.tsx';

type Props = { filters: CitationFilters; path: string; faults: QueryFault[] };

/** The text search: a GET form that keeps every other filter, with what could not be read pointed at. */
export function ListSearch({ filters, path, faults }: Props) {
  return (
    <search className="grid gap-2 px-4 pt-3">
      <form method="get" action={path} data-soft="list" className="flex gap-1.5">
        <HiddenFilters filters={filters} except={['q', ...(filters.sort?.by === 'relevance' ? ['sort'] : [])]} />
        <div className="min-w-0 flex-1">
          <SearchField
            label="Search citations"
            name="q"
            key={filters.q}
            defaultValue={filters.q}
            maxLength={1000}
            spellCheck={false}
            aria-invalid={faults.length > 0 || undefined}
            aria-describedby={faults.length > 0 ? 'search-faults' : undefined}
          />
        </div>
        <Button type="submit" className="max-sm:hidden">
          Search
        </Button>
        <DialogButton dialog="search-help" variant="quiet" icon="circle-help" iconOnly>
          How to search
        </DialogButton>
      </form>
      {faults.length > 0 && (
        <div id="search-faults">
          <Notice tone="amber" title="Part of the search could not be read; the rest was searched for.">
            <ul>
              {faults.map((fault) => (
                <SearchFault key={`${fault.start} ${fault.message}`} fault={fault} filters={filters} path={path} />
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <SearchHelp />
    </search>
  );
}

const around = 40;

function SearchFault({ fault, filters, path }: { fault: QueryFault; filters: CitationFilters; path: string }) {
  const { start, end, message, instead } = fault;
  const query = filters.q;
  const from = Math.max(0, start - around);
  return (
    <li>
      {message} Character {start + 1}:{' '}
      <code className="break-all">
        {from > 0 && '…'}
        {query.slice(from, start)}
        <mark>{query.slice(start, Math.max(end, start + 1)) || ' '}</mark>
        {query.slice(end, end + around)}
        {end + around < query.length && '…'}
      </code>
      {instead && (
        <>
          {' '}
          Did you mean{' '}
          <a href={addressOf(path, { ...fromStart(filters), q: instead })} data-soft="list">
            {instead}
          </a>
          ?
        </>
      )}
    </li>
  );
}

const syntax = [
  ['mitragynine receptor', 'both words, in any of their forms'],
  ['"respiratory depression"', 'these words, in this order'],
  ['binding OR functional', 'either'],
  ['opioid -review', 'without the word; NOT does the same'],
  ['(binding OR uptake) human', 'parentheses group'],
  ['mitra*', 'words that begin so'],
  ['10.1021/jacs.6b00360', 'a pasted DOI finds its record; so does PMID: 27192616'],
];

function SearchHelp() {
  const fields = Object.values(searchFields).map(({ example, finds }) => [example, finds]);
  return (
    <Dialog id="search-help" title="How to search" wide>
      <p className="mb-3 text-ink-soft text-sm">
        Accents, dashes and Greek letters need not be typed: mu-opioid finds μ‑opioid. A name of a term, as MOR, also
        finds what is tagged with it; in quotes it does not.
      </p>
      <dl className="key-values">
        {[...syntax, ...fields].map(([example, finds]) => [
          <dt key={`${example} what`}>
            <code>{example}</code>
          </dt>,
          <dd key={`${example} finds`}>{finds}</dd>,
        ])}
      </dl>
    </Dialog>
  );
}
