import type { LibraryActor } from '#lib/actor.ts';
import { WrittenJson } from '#lib/canonical-json.ts';
import { copyRows } from '#lib/copy-rows.ts';
import { citationKeyBase, freeKey, isCitationKey, keyChoices } from '#lib/csl/citation-key.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { creatorRows, type PromotedColumns, promotedColumns } from '../promoted-columns.ts';

export type NewCitation = {
  csl: CslItem;
  /** Key wished for; without it, or when it is taken, one is made by the library's pattern. */
  key?: string | null;
  termIds?: readonly string[];
  /** Of `csl`, where they have been read out of it already. */
  columns?: PromotedColumns | null | undefined;
};

/** `json` is the record as it was written, for the event. */
export type InsertedCitation = { id: string; key: string; json: WrittenJson; title: string };

const citationColumns = [
  ...['library_id', 'id', 'key', 'csl', 'type', 'title', 'container_title', 'year', 'author_sort', 'title_sort'],
  ...['doi', 'pmid', 'pmcid', 'isbn', 'added_by_id'],
];
const creatorColumns = ['library_id', 'citation_id', 'role', 'position', 'family', 'given', 'literal', 'orcid'];

/**
 * Keys (`key …`) and DOIs (`doi …`) that transactions of this process have chosen and not committed yet. Those that share one need not wait for each
 * other; what it misses, for another process chose it, ends in a unique violation.
 */
export type Chosen = {
  has(name: string): boolean;
  add(name: string): void;
  /** Called when this transaction has chosen all: whoever comes after it in a file may choose. */
  end?(): void;
};

/**
 * Adds many citations at once, in a handful of statements however many they are, and gives them in the same order. Keys come out unique;
 * a DOI the library has already stays in the record and out of its column, since a DOI stands for one citation of a library.
 * The caller authorises and records the event.
 */
export async function insertCitations(
  tx: Transaction,
  actor: LibraryActor,
  records: readonly NewCitation[],
  chosen?: Chosen,
): Promise<InsertedCitation[]> {
  if (records.length === 0) return [];
  const libraryId = actor.library.id;
  const promoted = records.map(({ csl, columns }) => columns ?? promotedColumns(csl));
  const keys = await uniqueKeys(tx, actor, records, chosen);
  const wantedDois = promoted.map(({ doi }) => doi);
  const dois = await freeDois(tx, libraryId, wantedDois, chosen);
  const rows = records.map(({ csl }, position) => {
    const [bare, columns] = [withoutId(csl), promoted[position] as PromotedColumns];
    return { id: newId(), key: keys[position] ?? '', csl: bare, json: new WrittenJson(bare), columns };
  });
  chosen?.end?.();
  await copyRows(
    tx,
    'citation',
    citationColumns,
    rows.map(({ id, key, json, columns }, position) => {
      const { type, title, containerTitle, year, authorSort, titleSort, pmid, pmcid, isbn } = columns;
      const sorted = [type, title, containerTitle, year, authorSort, titleSort];
      return [libraryId, id, key, json.text, ...sorted, dois[position], pmid, pmcid, isbn, actor.userId];
    }),
  );
  await insertCreators(tx, libraryId, rows);
  await insertTags(
    tx,
    libraryId,
    rows.map(({ id }, position) => ({ id, termIds: records[position]?.termIds ?? [] })),
  );
  return rows.map(({ id, key, json, columns }) => ({ id, key, json, title: columns.title }));
}

/** Rows of `citation_creator` for records as they are now. */
export async function insertCreators(
  tx: Transaction,
  libraryId: string,
  citations: readonly { id: string; csl: CslItem }[],
): Promise<void> {
  const rows = citations.flatMap(({ id, csl }) =>
    creatorRows(csl).map(({ role, position, family, given, literal, orcid }) => {
      return [libraryId, id, role, position, family, given, literal, orcid];
    }),
  );
  await copyRows(tx, 'citation_creator', creatorColumns, rows);
}

async function insertTags(
  tx: Transaction,
  libraryId: string,
  tagged: readonly { id: string; termIds: readonly string[] }[],
): Promise<void> {
  const pairs = tagged.flatMap(({ id, termIds }) => [...new Set(termIds)].map((termId) => ({ id, termId })));
  if (pairs.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO citation_tag (library_id, term_id, citation_id)
    SELECT ${libraryId}::uuid, term_id, citation_id
    FROM unnest(${pairs.map(({ termId }) => termId)}::uuid[], ${pairs.map(({ id }) => id)}::uuid[]) AS pair (term_id, citation_id)`;
}

/** Two that choose keys at once must not choose the same: held until the commit, by one alone or by several that tell each other what they choose. */
export async function lockKeys(tx: Transaction, libraryId: string, mode: 'alone' | 'shared' = 'alone'): Promise<void> {
  const name = `citation-keys ${libraryId}`;
  if (mode === 'alone') await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`;
}

/** A key for each record: as wished where that is free and may be one, else by the pattern; unique among themselves and in the library. */
async function uniqueKeys(
  tx: Transaction,
  actor: LibraryActor,
  records: readonly NewCitation[],
  chosen?: Chosen,
): Promise<string[]> {
  const wished = records.map(({ csl, key }) =>
    key && isCitationKey(key) ? key : citationKeyBase(actor.library.citationKeyPattern, csl),
  );
  await lockKeys(tx, actor.library.id, chosen ? 'shared' : 'alone');
  // Looked up by equality, as a range over a library's keys grows with the library; each round asks about more letters behind the keys still in doubt.
  const isTaken = new Map<string, boolean>();
  for (let round = 1; ; round++) {
    const keys = choose(wished, (key) => isTaken.get(key) || chosen?.has(`key ${key}`) || false);
    const doubtful = wished.filter((_base, position) => !isTaken.has(keys[position] ?? ''));
    if (doubtful.length === 0) {
      for (const key of keys) chosen?.add(`key ${key}`);
      return keys;
    }
    const more = [...new Set(doubtful)].flatMap((base) => keyChoices(base, Math.min(4 ** round, 4096)));
    const asked = [...new Set([...keys, ...more])].filter((key) => !isTaken.has(key));
    const rows = await tx.$queryRaw<{ key: string }[]>`
      SELECT key FROM citation WHERE library_id = ${actor.library.id}::uuid AND trashed_at IS NULL AND key = ANY (${asked}::text[])
      UNION ALL SELECT key FROM citation_key_alias WHERE library_id = ${actor.library.id}::uuid AND key = ANY (${asked}::text[])`;
    for (const key of asked) isTaken.set(key, false);
    for (const { key } of rows) isTaken.set(key, true);
  }
}

function choose(wished: readonly string[], isTaken: (key: string) => boolean): string[] {
  const chosen = new Set<string>();
  return wished.map((base) => {
    const key = freeKey(base, (candidate) => chosen.has(candidate) || isTaken(candidate));
    chosen.add(key);
    return key;
  });
}

async function freeDois(
  tx: Transaction,
  libraryId: string,
  dois: readonly (string | null)[],
  chosen: Chosen = new Set(),
): Promise<(string | null)[]> {
  const asked = dois.filter((doi) => doi !== null);
  const rows = await tx.$queryRaw<{ doi: string }[]>`
    SELECT doi FROM citation WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND doi = ANY (${asked}::text[])`;
  const taken = new Set(rows.map(({ doi }) => doi));
  return dois.map((doi) => {
    if (doi === null || taken.has(doi) || chosen.has(`doi ${doi}`)) return null;
    chosen.add(`doi ${doi}`);
    return doi;
  });
}

function withoutId({ id: _id, ...csl }: CslItem): CslItem {
  return csl as CslItem;
}
