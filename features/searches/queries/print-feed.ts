import { listCitations } from '#features/citations/queries/list-citations.ts';
import { readFilters } from '#features/citations/queries/read-filters.ts';
import { bibliographyQuery } from '#features/exchange/bibliography-options.ts';
import { optionsIn } from '#features/exchange/export-options.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import { printBibliography } from '#features/exchange/queries/print-bibliography.ts';
import { env } from '#lib/env.ts';
import { streamOf } from '#lib/file-response.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { parseInput } from '#lib/input.ts';
import { rss } from '../rss.ts';
import type { OpenedFeed } from './open-feed.ts';

/** Endings of a feed's address. */
export const feedEndings = ['bib', 'ris', 'json', 'html', 'rss'] as const;
export type FeedEnding = (typeof feedEndings)[number];

/** Options of the HTML bibliography, from a feed's address. */
export const feedParameters = ['style', 'locale', 'levels'] as const;

const mostItems = 100;
const formats = { bib: 'bibtex', ris: 'ris', json: 'csl-json' } as const;

type Printed = { body: BodyInit; mediaType: string };

/** What a feed gives: its search's citations as an export, a bibliography or RSS, through the same queries as everywhere. */
export async function printFeed(
  feed: OpenedFeed,
  ending: FeedEnding,
  parameters: URLSearchParams,
  changedAt: Date,
): Promise<Printed> {
  const { viewer, search } = feed;
  const { filters } = await readFilters(viewer, new URLSearchParams(search.filters));
  if (ending === 'html') {
    const options = parseInput(bibliographyQuery, { ...optionsIn(parameters, feedParameters), title: search.name });
    const { body } = await printBibliography(viewer, filters, options);
    return { body: body as BodyInit, mediaType: 'text/html; charset=utf-8' };
  }
  if (ending === 'rss') {
    const newest = { ...filters, sort: { by: 'added' as const, reversed: true }, limit: mostItems, cursor: null };
    const { items } = await listCitations(viewer, newest);
    const base = `${env().BASE_URL}/${viewer.library.slug}/citations`;
    const description = `Citations of the saved search “${search.name}”`;
    const address = search.filters ? `${base}?${search.filters}` : base;
    const channel = { title: `${search.name} · ${viewer.library.name}`, address, description, changedAt };
    return { body: rss(channel, items, (id) => `${base}/${id}`), mediaType: 'application/rss+xml; charset=utf-8' };
  }
  const format = findFormat(formats[ending]);
  if (!format?.write) throw new Error(`no writer for ${ending}`);
  return {
    body: streamOf(format.write(exportRecords(viewer, filters, format.name))),
    mediaType: `${format.mediaType}; charset=utf-8`,
  };
}
