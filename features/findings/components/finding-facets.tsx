import { Button } from '#components/button.tsx';
import { countText } from '#components/count.tsx';
import { HiddenFields } from '#components/hidden-fields.tsx';
import { Icon } from '#components/icon.tsx';
import { TextField } from '#components/text-field.tsx';
import { listNames, wordOf } from '../filter-chips.ts';
import { addressOf, type ListKey, listKeys, toggled } from '../filter-links.ts';
import { type FindingFilters, findingFiltersToSearchParams } from '../filters.ts';
import { printNumberRange } from '../number-range.ts';
import type { FindingCounts } from '../queries/count-findings.ts';

type Props = { counts: FindingCounts; filters: FindingFilters; path: string; nameOf: (value: string) => string };

const shownAtFirst = 8;

/** Everything the list of findings can be narrowed by, with counts; each choice is a link, of several any will do. */
export function FindingFacets({ counts, filters, path, nameOf }: Props) {
  return (
    <>
      {listKeys.map((key) => (
        <Group key={key} {...{ facet: key, counts, filters, path, nameOf }} />
      ))}
      <RangeForm filters={filters} path={path} />
    </>
  );
}

function Group({ facet, counts, filters, path, nameOf }: Props & { facet: ListKey }) {
  const chosen: readonly string[] = filters[facet];
  const missing = chosen.filter((value) => !counts[facet].some((one) => one.value === value));
  const rows = [...counts[facet], ...missing.map((value) => ({ value, count: 0 }))];
  if (rows.length === 0) return null;
  const name = listNames[facet];
  const [first, rest] = [rows.slice(0, shownAtFirst), rows.slice(shownAtFirst)];
  const row = ({ value, count }: (typeof rows)[number]) => {
    const isChosen = chosen.includes(value);
    return (
      <li key={value} className="filter-row" data-state={isChosen ? 'included' : undefined}>
        <a
          className="filter-row-name"
          href={addressOf(path, toggled(filters, facet, value))}
          data-soft="list"
          rel="nofollow"
        >
          <span className="filter-row-box" aria-hidden="true">
            {isChosen && <Icon name="check" />}
          </span>
          <span className="filter-row-text">
            {isChosen && <span className="sr-only">Clear: </span>}
            {wordOf(facet, value, nameOf)}
          </span>
          <span className="count">{countText(count)}</span>
        </a>
      </li>
    );
  };
  return (
    <details
      className="filter-group"
      open={chosen.length > 0 || ['ligands', 'targets', 'assays', 'statuses'].includes(facet)}
    >
      <summary>
        <Icon name="chevron-right" />
        <span>{name}</span>
        {chosen.length > 0 && (
          <span className="count">
            {chosen.length}
            <span className="sr-only"> chosen</span>
          </span>
        )}
      </summary>
      <div className="filter-group-body">
        <ul aria-label={name}>{first.map(row)}</ul>
        {rest.length > 0 && (
          <details className="px-4 pt-1" open={rest.some(({ value }) => chosen.includes(value))}>
            <summary className="text-leaf text-xs hover:underline">{rest.length} more</summary>
            <ul aria-label={`More of ${name.toLowerCase()}`} className="-mx-4">
              {rest.map(row)}
            </ul>
          </details>
        )}
      </div>
    </details>
  );
}

function RangeForm({ filters, path }: Pick<Props, 'filters' | 'path'>) {
  const kept = findingFiltersToSearchParams({
    ...filters,
    px: null,
    cursor: null,
    citations: { ...filters.citations, year: null },
  });
  const { px } = filters;
  const { year } = filters.citations;
  return (
    <form action={path} data-soft="list" className="grid gap-2 p-4">
      <HiddenFields kept={kept} />
      <TextField label="pX" name="px" defaultValue={px ? printNumberRange(px) : ''} placeholder="6..8" />
      <TextField
        label="Year"
        name="year"
        defaultValue={year ? `${year.from ?? ''}..${year.to ?? ''}` : ''}
        placeholder="2016.."
      />
      <Button type="submit" size="small">
        Narrow
      </Button>
    </form>
  );
}
