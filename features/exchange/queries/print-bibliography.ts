import type { CitationFilters } from '#features/citations/filters.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { levelMark, type Scheme } from '#features/evidence/evidence-level.ts';
import { inLibraryAsOf } from '#features/libraries/queries/library-as-of.ts';
import { retractionLine } from '#features/retractions/notice.ts';
import { loadVocabulary, loadVocabularyAsOf } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { BibliographyFormat, ShownBibliography } from '#lib/bibliography/print.ts';
import type { Progress } from '#lib/bibliography/processor.ts';
import { type PrintedBibliography, renderBibliography, renderEntries } from '#lib/bibliography/render.ts';
import { authorise } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { grouped } from '../bibliography-groups.ts';
import type { BibliographyOptions } from '../bibliography-options.ts';
import { countMatching, type ExportedCitation, exportRecords } from './export-records.ts';
import { findLibraryStyle } from './library-styles.ts';

/** Most entries of one bibliography; past it the thread would be busy for minutes. */
const mostEntries = 10_000;

/** How far a bibliography is: its records are fetched, then read, put in order and printed. */
export type PrintingProgress = Omit<Progress, 'stage'> & { stage: Progress['stage'] | 'fetching' };

type Limits = {
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
  tell?: (progress: PrintingProgress) => void;
};

/** The bibliography of a list as a file. */
export async function printBibliography(
  viewer: LibraryActor,
  filters: CitationFilters,
  options: BibliographyOptions,
  limits: Limits = {},
): Promise<PrintedBibliography> {
  const order = await wholeOrder(viewer, filters, options, limits);
  return renderBibliography({
    ...order,
    ...limits,
    title: options.title,
    format: options.format as BibliographyFormat,
  });
}

/** The whole bibliography of a list for a page. */
export async function showWholeBibliography(
  viewer: LibraryActor,
  filters: CitationFilters,
  options: BibliographyOptions,
  limits: Limits,
): Promise<ShownBibliography> {
  return renderEntries({ ...(await wholeOrder(viewer, filters, options, limits)), ...limits });
}

async function wholeOrder(
  viewer: LibraryActor,
  filters: CitationFilters,
  options: BibliographyOptions,
  { signal, tell }: Limits,
) {
  const total = tell && (await countMatching(viewer, filters));
  return orderOf(viewer, filters, options, mostEntries, (done) => {
    signal?.throwIfAborted();
    if (total) tell({ stage: 'fetching', done, total: Math.max(done, total) });
  });
}

/**
 * The first citations of a list as entries for a page. `inOrder` is false where style or headings put them in another order than the list's: of a
 * longer list these are then not the first that print.
 */
export async function showBibliography(
  viewer: LibraryActor,
  filters: CitationFilters,
  options: BibliographyOptions,
  most: number,
): Promise<ShownBibliography & { inOrder: boolean }> {
  const order = await orderOf(viewer, filters, options, most);
  const shown = await renderEntries(order);
  const printed = shown.sections.flatMap(({ entries }) => entries.map(({ id }) => id));
  const isPrinted = new Set(printed);
  const listed = order.listed.filter((id) => isPrinted.has(id));
  return { ...shown, inOrder: listed.every((id, index) => id === printed[index]) };
}

async function orderOf(
  viewer: LibraryActor,
  filters: CitationFilters,
  options: BibliographyOptions,
  most: number,
  fetched: (count: number) => void = () => undefined,
) {
  authorise(viewer, 'citation.export');
  const citations: ExportedCitation[] = [];
  for await (const citation of exportRecords(viewer, filters)) {
    if (citations.length === most) {
      if (most < mostEntries) break;
      throw new Problem(
        'unprocessable',
        `A bibliography has ${mostEntries.toLocaleString('en')} entries at most; narrow the list.`,
      );
    }
    citations.push(citation);
    fetched(citations.length);
  }
  const moment = filters.asOf === null ? null : await settledMoment(filters.asOf);
  const { style, locale } = await findPrinting(viewer, options, moment);
  const { citations: ordered, headings } = await underHeadings(viewer, citations, options.group, moment);
  return {
    listed: citations.map(({ id }) => id),
    items: ordered.map(({ id, csl }) => ({ ...csl, id })),
    style: (await findLibraryStyle(viewer, style, moment)) ?? style,
    ...(locale && { locale }),
    annotations: annotationsOf(citations, options.levels),
    headings,
  };
}

async function underHeadings(
  viewer: LibraryActor,
  citations: ExportedCitation[],
  group: string,
  moment: Date | null,
): Promise<{ citations: ExportedCitation[]; headings?: Map<string, string> }> {
  if (group === '') return { citations };
  return grouped(citations, group, await (moment ? loadVocabularyAsOf(viewer, moment) : loadVocabulary(viewer)));
}

/** Style and language a bibliography prints in: those asked for, or the usual ones of the library, as they were at a moment. */
export async function findPrinting(
  viewer: LibraryActor,
  { style, locale }: Pick<BibliographyOptions, 'style' | 'locale'>,
  moment: Date | null,
): Promise<{ style: string; locale: string | undefined }> {
  if (style) return { style, locale: locale || undefined };
  const { library } = moment ? await inLibraryAsOf(viewer, moment) : viewer;
  const { defaultStyle, defaultLocale } = library;
  return { style: defaultStyle, locale: locale || defaultLocale };
}

// What has become of a paper prints whether or not levels were asked for.
function annotationsOf(citations: readonly ExportedCitation[], withLevels: boolean): Map<string, string> {
  const lines = citations.map((citation): [string, string] => {
    const parts = [retractionLine(citation.retraction), withLevels && levelsText(citation)];
    return [citation.id, parts.filter(Boolean).join(' · ')];
  });
  return new Map(lines.filter(([, line]) => withLevels || line !== ''));
}

function levelsText({ levels = [], suggestedLevels }: ExportedCitation): string {
  const mark = ({ scheme, code }: { scheme: string; code: string }) => levelMark({ scheme: scheme as Scheme, code });
  return [...levels.map(mark), ...suggestedLevels.map((level) => `${mark(level)} (suggested)`)].join(' · ');
}
