import { Disclosure } from '#components/disclosure.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import type { Tone } from '#components/tone.ts';
import { staticMarkup } from '#lib/static-markup.ts';
import { type Band, bands, type TimelineBar } from '../timeline.ts';

type Props = { bars: readonly TimelineBar[]; hrefOf: (year: number) => string };

const tones: Record<Band, Tone> = {
  clinical: 'plum',
  'in vivo and human': 'sky',
  'in vitro and in silico': 'leaf',
  'no level': 'neutral',
};
const height = 140;
const step = 22;

/** Citations by year, each bar cut by the kind of its evidence; the table behind says the same. */
export function TimelineChart({ bars, hrefOf }: Props) {
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const drawn = bars.map((bar, index) => (
    <Bar key={bar.year} bar={bar} x={38 + index * step} scale={(height - 6) / most} href={hrefOf(bar.year)} />
  ));
  return (
    <figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-frame" tabIndex={0} aria-label="Citations by year">
        <svg width={bars.length * step + 40} height={height + 28} aria-label="By year and kind of evidence">
          <text className="track-label" x="28" y="10" textAnchor="end">
            {most}
          </text>
          <text className="track-label" x="28" y={height} textAnchor="end">
            0
          </text>
          <line className="track-grid" x1="34" x2={bars.length * step + 38} y1={height} y2={height} />
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of components, which escape */}
          <g dangerouslySetInnerHTML={{ __html: staticMarkup(drawn) }} />
        </svg>
      </section>
      <figcaption className="mt-2 grid gap-2">
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
          {bands.map((band) => (
            <li key={band} className="flex items-center gap-1.5">
              <svg width="12" height="12" aria-hidden="true" focusable="false">
                <rect className="bar-part" data-tone={tones[band]} width="12" height="12" />
              </svg>
              {band}
            </li>
          ))}
        </ul>
        <Disclosure summary="As a table">
          <TimelineTable bars={bars} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}

function Bar({ bar, x, scale, href }: { bar: TimelineBar; x: number; scale: number; href: string }) {
  let top = height;
  return (
    <a href={href}>
      <title>{`${bar.year}: ${bar.total}`}</title>
      {bands.toReversed().map((band) => {
        const tall = bar.counts[band] * scale;
        top -= tall;
        return tall > 0 ? (
          <rect key={band} className="bar-part" data-tone={tones[band]} x={x} y={top} width={step - 5} height={tall} />
        ) : null;
      })}
      <rect x={x} y="0" width={step - 5} height={height} fill="transparent" />
      {bar.year % 5 === 0 && (
        <text className="track-label" x={x + (step - 5) / 2} y={height + 16} textAnchor="middle">
          {bar.year}
        </text>
      )}
    </a>
  );
}

function TimelineTable({ bars }: { bars: readonly TimelineBar[] }) {
  return (
    <Table caption="Citations by year and kind of evidence" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Year</ColumnHead>
          {bands.map((band) => (
            <ColumnHead key={band} end>
              {band}
            </ColumnHead>
          ))}
          <ColumnHead end>all</ColumnHead>
        </tr>
      </thead>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made of components, which escape */}
      <tbody dangerouslySetInnerHTML={{ __html: staticMarkup(bars.filter(({ total }) => total > 0).map(rowOf)) }} />
    </Table>
  );
}

function rowOf(bar: TimelineBar) {
  return (
    <tr key={bar.year}>
      <Cell>{bar.year}</Cell>
      {bands.map((band) => (
        <Cell key={band} end>
          {bar.counts[band]}
        </Cell>
      ))}
      <Cell end>{bar.total}</Cell>
    </tr>
  );
}
