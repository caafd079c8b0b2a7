import { faultsAt, type ImportFormat } from '#features/findings/import-answer.ts';
import { isObject, isStorable, jsonRows, nameText } from '#features/findings/import-text.ts';
import type { Fault } from '#lib/problem.ts';
import { claimFieldNames } from './claim-content.ts';
import { readCsvClaims } from './import-claim-csv.ts';
import type { ClaimRow, NamedLink } from './import-claim-row.ts';
import { claimSchema } from './schema.ts';

/** The claims of a file, as an export writes them; throws where the file is none. */
export function readClaimRows(text: string, format: ImportFormat): ClaimRow[] {
  const rows = format === 'csv' ? readCsvClaims(text) : jsonRows(text, 'claims').map(readJsonClaim);
  return rows.map((row) => (isStorable({ content: row.content, links: row.links }) ? row : unstorable(row)));
}

function unstorable(row: ClaimRow): ClaimRow {
  const detail = 'It holds characters that cannot be kept: NUL, or half of a pair.';
  return { ...row, content: {}, links: [], faults: faultsAt(row, [{ pointer: '', detail }]) };
}

const known = new Set<string>([...claimFieldNames, ...Object.keys(claimSchema.shape)]);

function readJsonClaim(given: unknown, index: number): ClaimRow {
  const place = { placeOf: (pointer: string) => ({ row: index + 1, field: pointer.slice(1) || null }) };
  const row = (content: Record<string, unknown>, links: NamedLink[], faults: Fault[]) => ({
    ...{ ...place, content, links, faults: faultsAt(place, faults) },
  });
  if (!isObject(given)) return row({}, [], [{ pointer: '', detail: 'This is no claim.' }]);
  const { links = [], ...all } = given;
  const content = Object.fromEntries(Object.entries(all).filter(([name]) => claimFieldNames.some((of) => of === name)));
  const faults = Object.keys(all)
    .filter((name) => !known.has(name))
    .map((name) => ({ pointer: `/${name}`, detail: 'A claim has no such field.' }));
  if (Array.isArray(links)) return row(content, links.map(readLink), faults);
  return row(content, [], [...faults, { pointer: '/links', detail: 'Give a list of links.' }]);
}

function readLink(given: unknown): NamedLink {
  const link = isObject(given) ? given : {};
  const finding = nameText(link.finding);
  const citation = nameText(link.citation);
  const names = {
    ...{ id: citation ?? nameText(link.citationId), key: nameText(link.citationKey) },
    ...{ doi: nameText(link.citationDoi ?? link.doi), pmid: nameText(link.citationPmid ?? link.pmid) },
  };
  const { relation, note } = link;
  // An export names the paper of a linked finding too; `citation` it gives for a whole one alone.
  const isWhole = finding === null || citation !== null;
  return { finding, isWhole, names, label: nameText(link.label), printed: nameText(link.printed), relation, note };
}
