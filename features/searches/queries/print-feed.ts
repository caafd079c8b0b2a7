import { asOfQuery } from '#features/citations/as-of-query.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { readFilters, requireFilters } from '#features/citations/queries/read-filters.ts';
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
const ofBibliography = ['style', 'locale', 'levels'] as const;
/** What else of a feed's address says what it gives: those, and the day it is of. */
export const feedParameters = [...ofBibliography, 'asOf'] as const;

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
  const filters = await filtersOf(feed, parameters);
  if (ending === 'html') {
    const options = parseInput(bibliographyQuery, { ...optionsIn(parameters, ofBibliography), title: search.name });
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

/** The search over the library of today or, with `asOf`, of a day: then it must be one that could be asked on that day. */
async function filtersOf({ viewer, search }: OpenedFeed, parameters: URLSearchParams): Promise<CitationFilters> {
  const { asOf } = parseInput(asOfQuery, optionsIn(parameters, ['asOf']));
  const saved = new URLSearchParams(search.filters);
  if (asOf === null) return (await readFilters(viewer, saved)).filters;
  saved.set('asOf', asOf);
  return requireFilters(viewer, saved);
}
