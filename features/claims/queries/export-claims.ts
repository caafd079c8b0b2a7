import { type ListState, listState, readerOf } from '#features/citations/queries/list-state.ts';
import { inLibraryAsOf } from '#features/libraries/queries/library-as-of.ts';
import { type Retraction, retractionLine } from '#features/retractions/notice.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { renderEntries } from '#lib/bibliography/render.ts';
import { findStyle } from '#lib/bibliography/styles.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { withTables } from '#lib/history-sql.ts';
import { authorise } from '#lib/permissions.ts';
import { claimDocument } from '../claim-document.ts';
import { type ClaimRecord, claimAnswer, counted } from '../claim-record.ts';
import { writeCsv } from '../export-csv.ts';
import type { ClaimExportFormat } from '../export-options.ts';
import type { ClaimFilters } from '../filters.ts';
import { type PrintedReference, printHtml, printMarkdown } from '../print-document.ts';
import { findClaim } from './find-claim.ts';
import { listClaims } from './list-claims.ts';

type Options = { format: ClaimExportFormat; style?: string };
type Past = Pick<ListState, 'moment' | 'tables'>;
const today: Past = { moment: null, tables: [] };
export type ClaimFile = { body: string | Uint8Array<ArrayBuffer>; mediaType: string; extension: string };

/** The claims the filters let through, all of them, as one file with the bibliography of what they rest on. */
export async function exportClaims(viewer: LibraryActor, filters: ClaimFilters, options: Options): Promise<ClaimFile> {
  const state = await listState(viewer, filters);
  const { moment } = state;
  const of = moment ? await inLibraryAsOf(viewer, moment) : viewer;
  // One moment for all pages, also of a day that is not over.
  const asOf = moment ? moment.toISOString() : null;
  const claims: ClaimRecord[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page = await listClaims(viewer, { ...filters, asOf, limit: 200, offset });
    claims.push(...page.items);
    offset = page.next === null ? null : Number(page.next);
  }
  return printClaims(of, claims, { ...options, title: `${of.library.name}: claims` }, state);
}

/** One claim as one file, as it is or, with `asOf`, was. */
export async function exportClaim(
  viewer: LibraryActor,
  id: string,
  { asOf, ...options }: Options & { asOf: string | null },
): Promise<ClaimFile> {
  const state = await listState(viewer, { asOf });
  const of = state.moment ? await inLibraryAsOf(viewer, state.moment) : viewer;
  const claim = await findClaim(viewer, id, state);
  return printClaims(of, [claim], { ...options, title: claim.content.statement }, state);
}

/** These claims as one file; `past`: of an earlier state, the viewer in the library of then. */
export async function printClaims(
  viewer: LibraryActor,
  claims: readonly ClaimRecord[],
  { format, style, title }: Options & { title: string },
  past: Past = today,
): Promise<ClaimFile> {
  authorise(viewer, 'citation.export');
  if (format === 'csv') return { body: writeCsv(claims), mediaType: 'text/csv', extension: 'csv' };
  const { references, items } = await bibliographyOf(viewer, claims, style, past);
  if (format === 'json') {
    const bibliography = references.map(({ id, text }) => ({ id, text, csl: items.get(id) }));
    const body = `${JSON.stringify({ claims: claims.map(claimAnswer), bibliography }, null, 2)}\n`;
    return { body, mediaType: 'application/json', extension: 'json' };
  }
  const documents = claims.map((claim) => claimDocument(claim, viewer.library.appraisalsNeedSecondPerson));
  if (format === 'html') {
    return { body: printHtml(documents, references, title), mediaType: 'text/html', extension: 'html' };
  }
  if (format === 'markdown') {
    return { body: printMarkdown(documents, references), mediaType: 'text/markdown', extension: 'md' };
  }
  // Loaded when first asked for: it takes longer than the claims.
  const { printDocx } = await import('../print-docx.ts');
  const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { body: await printDocx(documents, references, title), mediaType, extension: 'docx' };
}

/** The papers that claims rest on, as they print in a style, with what has become of each. */
export async function bibliographyOf(
  viewer: LibraryActor,
  claims: readonly ClaimRecord[],
  asked?: string,
  past: Past = today,
): Promise<{ references: PrintedReference[]; items: Map<string, CslItem> }> {
  const evidence = claims.flatMap((claim) => counted(claim.evidence));
  const ids = [...new Set(evidence.map(({ paper }) => paper.id))];
  if (ids.length === 0) return { references: [], items: new Map() };
  const rows = await readerOf(past).$queryRaw<{ id: string; csl: CslItem }[]>`
    ${withTables(...past.tables)}SELECT id, csl FROM citation WHERE library_id = ${viewer.library.id}::uuid AND id = ANY (${ids}::uuid[])
    ORDER BY author_sort, year, id`;
  const items = new Map(rows.map(({ id, csl }) => [id, csl]));
  const retractions = new Map<string, Retraction | null>(
    evidence.map(({ paper, retraction }) => [paper.id, retraction]),
  );
  const annotations = new Map(
    ids.flatMap((id): [string, string][] => {
      const line = retractionLine(retractions.get(id));
      return line ? [[id, line]] : [];
    }),
  );
  // A style the library brought itself may be its default; these pages print in a shipped one.
  const known = await findStyle(asked ?? viewer.library.defaultStyle);
  const style = asked ?? (known?.hasBibliography ? viewer.library.defaultStyle : 'apa');
  const order = { items: rows.map(({ id, csl }) => ({ ...csl, id })), style, annotations };
  const shown = await renderEntries(order);
  return { references: shown.sections.flatMap(({ entries }) => entries), items };
}
