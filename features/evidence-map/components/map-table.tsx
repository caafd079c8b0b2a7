'use client';

import { useMemo } from 'react';
import { mapBody, type PackedMap } from '../map-body.ts';

type Props = {
  map: PackedMap;
  caption: string;
  /** Address of the list of findings. */
  findings: string;
  /** What else their addresses say, as `asOf=2026-03-31`. */
  more: string;
};

/**
 * The map as a table: each cell a link to its findings, its shape their direction, with its best level. It is the browser's, which has no part in it, so
 * that its rows are sent as HTML alone: what the server makes, React sends once more as its own record.
 */
export function MapTable({ map, caption, findings, more }: Props) {
  const body = useMemo(() => ({ __html: mapBody(map, findings, more) }), [map, findings, more]);
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
        <tbody dangerouslySetInnerHTML={body} />
      </table>
    </section>
  );
}
