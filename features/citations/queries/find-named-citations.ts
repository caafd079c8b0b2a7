import { normaliseDoi, normalisePmid } from '#lib/csl/identifiers.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';

/** A citation by any of its names, as a file gives them; null where it gives none. */
export type CitationNames = { id: string | null; key: string | null; doi: string | null; pmid: string | null };
type Name = keyof CitationNames;
type Row = { id: string; key: string; doi: string | null; pmid: string | null; title: string };

/** The citation meant, or which of its names is at fault and why. */
export type NamedCitation = { citation: Row } | { name: Name; message: string };

const labels: Readonly<Record<Name, string>> = { id: 'id', key: 'citation key', doi: 'DOI', pmid: 'PMID' };
const names = Object.keys(labels) as Name[];

/**
 * Finds citations that are not in the trash by id, citation key, DOI or PMID, all in one reading. An id from elsewhere is no fault while another
 * name is known here; names that lead to different papers are, as a key that is in use here may mean something else there.
 */
export async function findNamedCitations(
  tx: Transaction,
  libraryId: string,
  asked: readonly CitationNames[],
): Promise<(given: CitationNames) => NamedCitation> {
  const spelled = asked.map(spelling);
  const all = (name: Name) => [...new Set(spelled.flatMap((given) => given[name] ?? []))];
  // Arrays, as a list of parameters has an end.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, key, doi, pmid, title FROM citation
    WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL
      AND (id = ANY (${all('id').filter(isId)}::uuid[]) OR key = ANY (${all('key')}) OR doi = ANY (${all('doi')}) OR pmid = ANY (${all('pmid')}))
    ORDER BY id`;
  // Keys of what was merged into another lead to that.
  const aliased = await tx.$queryRaw<(Row & { alias: string })[]>`
    SELECT alias.key AS alias, citation.id, citation.key, doi, pmid, title FROM citation_key_alias alias
      JOIN citation ON citation.library_id = alias.library_id AND citation.id = alias.citation_id
    WHERE alias.library_id = ${libraryId}::uuid AND alias.key = ANY (${all('key')}) AND trashed_at IS NULL`;
  const index = Object.fromEntries(names.map((name) => [name, byName(rows, name)])) as Record<Name, Map<string, Row[]>>;
  for (const { alias, ...row } of aliased) if (!index.key.has(alias)) index.key.set(alias, [row]);
  return (given) => meant(given, index);
}

function byName(rows: readonly Row[], name: Name): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const value = row[name];
    if (value !== null) found.set(value, [...(found.get(value) ?? []), row]);
  }
  return found;
}

function spelling({ id, key, doi, pmid }: CitationNames): CitationNames {
  const lower = id?.trim().toLowerCase() || null;
  const as = (text: string | null, normalise: (text: string) => string | null) => text && (normalise(text) ?? text);
  return { id: lower, key: key?.trim() || null, doi: as(doi, normaliseDoi), pmid: as(pmid, normalisePmid) };
}

function meant(asked: CitationNames, index: Record<Name, Map<string, Row[]>>): NamedCitation {
  const given = spelling(asked);
  const said = names.filter((name) => given[name]);
  const [firstSaid] = said;
  if (!firstSaid) return { name: 'key', message: 'Name the citation by its id, citation key, DOI or PMID.' };
  let found: { citation: Row; name: Name } | null = null;
  for (const name of said) {
    const [citation, another] = index[name].get(given[name] ?? '') ?? [];
    if (!citation) continue;
    if (another && !found) {
      return { name, message: `Two citations have the ${labels[name]} ${given[name]}: give the citation key.` };
    }
    if (found && found.citation.id !== citation.id && !another) {
      const former = `${labels[found.name]} ${given[found.name]}`;
      return { name, message: `The ${former} and the ${labels[name]} ${given[name]} are of different citations here.` };
    }
    found ??= { citation, name };
  }
  if (!found) {
    const name = said.find((each) => each !== 'id') ?? firstSaid;
    return {
      name,
      message: `No citation here has the ${said.map((each) => `${labels[each]} ${given[each]}`).join(' or the ')}.`,
    };
  }
  const { citation } = found;
  for (const name of ['doi', 'pmid'] as const) {
    if (given[name] && citation[name] && given[name] !== citation[name]) {
      return { name, message: `${citation.key} has the ${labels[name]} ${citation[name]} here, not ${given[name]}.` };
    }
  }
  return { citation };
}
