import { DotKey } from '#components/dot-track.tsx';
import type { EvidenceMap, Leaning } from '../evidence-map.ts';
import { leaningMarks } from '../leaning-marks.ts';
import { mapBody } from '../map-body.ts';

type Props = { map: EvidenceMap; caption: string /** Address of the list of findings. */; findings: string };

/** The map as a table: each cell a link to its findings, its shape their direction, with its best level. */
export function MapTable({ map, caption, findings }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame map-frame" tabIndex={0} aria-label={caption}>
      <table className="map-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {map.columns.map(({ tag, name }) => (
              <th key={tag} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped */}
        <tbody dangerouslySetInnerHTML={{ __html: mapBody(map, findings) }} />
      </table>
    </section>
  );
}

/** What each shape of the map stands for. */
export function MapLegend() {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
      {(Object.keys(leaningMarks) as Leaning[]).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span className={leaningMarks[kind].turned ? 'rotate-180' : undefined}>
            <DotKey {...leaningMarks[kind]} hollow={kind === 'inconclusive'} />
          </span>
          {kind}
        </li>
      ))}
      <li>
        <em>not tested</em>: recorded so
      </li>
      <li>empty: nothing in the library</li>
    </ul>
  );
}
