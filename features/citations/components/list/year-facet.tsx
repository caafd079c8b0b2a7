import { countText } from '#components/count.tsx';
import { Icon } from '#components/icon.tsx';
import { fromStart } from '../../filter-links.ts';
import type { CitationFilters } from '../../filters.ts';
import { endsOf, shareOf, type YearSpan } from '../../year-brush.ts';
import { HiddenFilters } from './hidden-filters.tsx';

type Props = {
  years: Record<string, number>;
  filters: CitationFilters;
  link: (filters: CitationFilters) => string;
  path: string;
};

const height = 44;
const mostBars = 45;

/** Publication years: a histogram to brush, whose bars are links, the two ends of a range, and the numbers as a table. */
export function YearFacet({ years, filters, link, path }: Props) {
  const counts = Object.entries(years).map(([year, count]) => ({ year: Number(year), count }));
  if (counts.length === 0 && !filters.year) return null;
  const first = Math.min(...counts.map(({ year }) => year));
  const last = Math.max(...counts.map(({ year }) => year));
  const { from = null, to = null } = filters.year ?? {};
  return (
    <details className="filter-group" open data-facet="Year">
      <summary>
        <Icon name="chevron-right" />
        <span>Year</span>
      </summary>
      <div className="filter-group-body px-4">
        {counts.length > 0 && <Histogram counts={counts} filters={filters} link={link} />}
        <form method="get" action={path} className="mt-2 flex items-center gap-1.5" data-soft="list">
          <HiddenFilters filters={filters} except={['year']} />
          <input
            className="input"
            type="number"
            name="year-from"
            min={-9999}
            max={9999}
            step={1}
            defaultValue={from ?? ''}
            key={`from ${from}`}
            placeholder={counts.length > 0 ? String(first) : ''}
            aria-label="From year"
          />
          <span aria-hidden="true">–</span>
          <input
            className="input"
            type="number"
            name="year-to"
            min={-9999}
            max={9999}
            step={1}
            defaultValue={to ?? ''}
            key={`to ${to}`}
            placeholder={counts.length > 0 ? String(last) : ''}
            aria-label="To year"
          />
          <button type="submit" className="button" data-icon-only="" aria-label="Apply years">
            <Icon name="arrow-right" />
          </button>
        </form>
        {filters.year && (
          <a className="mt-1 inline-block text-xs" data-soft="list" href={link({ ...fromStart(filters), year: null })}>
            Any year
          </a>
        )}
        {counts.length > 0 && <YearTable counts={counts} />}
      </div>
    </details>
  );
}

type Count = { year: number; count: number };

function Histogram({ counts, filters, link }: { counts: Count[]; filters: CitationFilters; link: Props['link'] }) {
  const bars = binned(counts);
  const most = Math.max(...bars.map(({ count }) => count));
  const width = 240 / bars.length;
  const span: YearSpan = { first: bars[0]?.from ?? 0, last: bars.at(-1)?.to ?? 0 };
  const ends = endsOf(filters.year, span);
  const { start, end } = shareOf(ends, span);
  const inRange = ({ from, to }: Bar) =>
    !filters.year || (to >= (filters.year.from ?? from) && from <= (filters.year.to ?? to));
  return (
    <figure>
      <div
        className="year-brush"
        data-brush=""
        data-first={span.first}
        data-last={span.last}
        style={{ '--start': `${start}%`, '--end': `${end}%` } as React.CSSProperties}
      >
        <svg viewBox={`0 0 240 ${height}`} className="block w-full" aria-hidden="true">
          {bars.map((bar, index) => {
            const tall = bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * (height - 2));
            const label = `${bar.from === bar.to ? bar.from : `${bar.from}–${bar.to}`}: ${bar.count}`;
            return (
              <a
                key={bar.from}
                data-soft="list"
                href={link({ ...fromStart(filters), year: { from: bar.from, to: bar.to } })}
                tabIndex={-1}
              >
                <title>{label}</title>
                <rect x={index * width} width={width} height={height} className="fill-transparent hover:fill-sunk" />
                <rect
                  x={index * width + 0.75}
                  width={Math.max(width - 1.5, 1)}
                  y={height - tall}
                  height={tall}
                  className={inRange(bar) ? 'fill-leaf' : 'fill-edge opacity-50'}
                  pointerEvents="none"
                />
              </a>
            );
          })}
          <line x1={0} x2={240} y1={height - 0.5} y2={height - 0.5} className="stroke-line" />
        </svg>
        <Handle end="from" name="From year" year={ends.from} least={span.first} most={ends.to} />
        <Handle end="to" name="To year" year={ends.to} least={ends.from} most={span.last} />
      </div>
      <figcaption className="flex justify-between text-2xs text-ink-faint tabular-nums">
        <span>{bars[0]?.from}</span>
        <span>{bars.at(-1)?.to}</span>
      </figcaption>
    </figure>
  );
}

type HandleProps = { end: 'from' | 'to'; name: string; year: number; least: number; most: number };

/** One end of the brush; `YearBrush` moves it. */
function Handle({ end, name, year, least, most }: HandleProps) {
  return (
    <span
      role="slider"
      tabIndex={0}
      className="year-handle noscript:hidden"
      data-brush-end={end}
      aria-label={name}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={year}
    />
  );
}

type Bar = { from: number; to: number; count: number };

// One bar a year, or as many years a bar as make it fit.
function binned(counts: Count[]): Bar[] {
  const first = Math.min(...counts.map(({ year }) => year));
  const last = Math.max(...counts.map(({ year }) => year));
  const span = Math.ceil((last - first + 1) / mostBars);
  return Array.from({ length: Math.ceil((last - first + 1) / span) }, (_, index) => {
    const from = first + index * span;
    const to = from + span - 1;
    const inside = counts.filter(({ year }) => year >= from && year <= to);
    return { from, to, count: inside.reduce((sum, { count }) => sum + count, 0) };
  });
}

function YearTable({ counts }: { counts: Count[] }) {
  return (
    <details className="pt-1 text-xs">
      <summary className="text-leaf hover:underline">As a table</summary>
      <table className="table mt-1">
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col" data-align="end">
              Citations
            </th>
          </tr>
        </thead>
        <tbody>
          {counts
            .toSorted((a, b) => b.year - a.year)
            .map(({ year, count }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td data-align="end">{countText(count)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
