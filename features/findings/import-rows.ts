import type { CitationNames } from '#features/citations/queries/find-named-citations.ts';
import { fieldNames } from './content-schema.ts';
import { faultsAt, type ImportFormat } from './import-answer.ts';
import { readCsvRows } from './import-csv.ts';
import { type FindingRow, oneValue } from './import-row.ts';
import { isObject, isStorable, jsonRows, nameText } from './import-text.ts';
import { findingSchema } from './schema.ts';

/** The findings of a file, as an export writes them; throws where the file is none. */
export function readFindingRows(text: string, format: ImportFormat): FindingRow[] {
  const rows = format === 'csv' ? readCsvRows(text) : jsonRows(text, 'findings').map(readJsonRow);
  return rows.map((row) => (isStorable({ ...row.names, ...row.content }) ? row : unstorable(row)));
}

const known = new Set<string>([...fieldNames, ...Object.keys(findingSchema.shape), 'doi', 'pmid']);

function readJsonRow(given: unknown, index: number): FindingRow {
  const place = { placeOf: (pointer: string) => ({ row: index + 1, field: pointer.slice(1) || null }) };
  if (!isObject(given)) {
    const faults = faultsAt(place, [{ pointer: '', detail: 'This is no finding.' }]);
    return { ...place, names: nobody, content: {}, faults };
  }
  const { citationId, citationKey, citationDoi, citationPmid, doi, pmid, valuePrinted, ...content } = given;
  const faults = Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => ({ pointer: `/${name}`, detail: 'A finding has no such field.' }));
  const names = {
    ...{ id: nameText(citationId), key: nameText(citationKey) },
    ...{ doi: nameText(citationDoi ?? doi), pmid: nameText(citationPmid ?? pmid) },
  };
  const { value, fault } = oneValue(content.value, valuePrinted);
  if (fault) faults.push({ pointer: '/valuePrinted', detail: fault });
  return { ...place, names, content: { ...content, value }, faults: faultsAt(place, faults) };
}

const nobody: CitationNames = { id: null, key: null, doi: null, pmid: null };

function unstorable(row: FindingRow): FindingRow {
  const detail = 'It holds characters that cannot be kept: NUL, or half of a pair.';
  return { ...row, names: nobody, content: {}, faults: faultsAt(row, [{ pointer: '', detail }]) };
}
