import { Prisma } from '#lib/sql.ts';
import type { Query } from './query-tree.ts';
import { spellings } from './spellings.ts';

type Text = Extract<Query, { kind: 'text' }>;

/**
 * A condition on `citation AS c`. No text of the query becomes SQL or tsquery syntax: words and phrases go through `phraseto_tsquery`,
 * prefixes as one quoted lexeme, and are joined by the operators `&&`, `||` and `!!`.
 */
export function compileQuery(query: Query, libraryId: string): Prisma.Sql {
  const words = compileWords(query);
  if (words) return Prisma.sql`c.ordinal IN (${ordinalsWith(words, libraryId)})`;
  switch (query.kind) {
    case 'and':
    case 'or':
      return compileNamed(query, libraryId) ?? compileParts(query.kind, query.parts, libraryId);
    case 'not':
      return Prisma.sql`NOT ${compileQuery(query.part, libraryId)}`;
    case 'text':
      return compileNote(query);
    case 'year':
      return compileYear(query.range);
    case 'identifier':
      return compileIdentifier(query);
    case 'tag':
      return Prisma.sql`EXISTS (SELECT 1 FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id
        AND t.term_id = ANY (${query.termIds}::uuid[]))`;
    case 'level':
      return Prisma.sql`EXISTS (SELECT 1 FROM citation_level l WHERE l.library_id = c.library_id AND l.citation_id = c.id
        AND l.scheme = ${query.scheme} AND l.code = ${query.code})`;
  }
}

/** What a query asks of the words of a record, as a condition on `citation_words AS w`; null when it asks for more. */
export function compileWords(query: Query): Prisma.Sql | null {
  const words = wordsOnly(query);
  if (words) return matches(words);
  if (query.kind !== 'text') return null;
  if (query.field === 'author') return compileAuthor(query);
  const lookup = compileLookup(query);
  return lookup && matches(lookup);
}

function ordinalsWith(words: Prisma.Sql, libraryId: string): Prisma.Sql {
  return Prisma.sql`SELECT w.ordinal FROM citation_words w WHERE w.library_id = ${libraryId}::uuid AND ${words}`;
}

// Words next to one another become one tsquery, which the index answers in one go.
function compileParts(kind: 'and' | 'or', parts: Query[], libraryId: string): Prisma.Sql {
  const words = parts.filter((part) => wordsOnly(part) !== null);
  const others = parts.filter((part) => wordsOnly(part) === null);
  const joined = wordsOnly({ kind, parts: words });
  const conditions = [
    ...(words.length > 0 && joined ? [Prisma.sql`c.ordinal IN (${ordinalsWith(matches(joined), libraryId)})`] : []),
    ...others.map((part) => compileQuery(part, libraryId)),
  ];
  return Prisma.sql`(${Prisma.join(conditions, kind === 'and' ? ' AND ' : ' OR ')})`;
}

/** Words, or a tag: two indexes that one condition with OR could not use, so that it would read every record. */
function compileNamed({ kind, parts }: Extract<Query, { kind: 'and' | 'or' }>, libraryId: string): Prisma.Sql | null {
  const [name, tag, ...more] = parts;
  const words = name && wordsOnly(name);
  if (kind !== 'or' || !words || tag?.kind !== 'tag' || more.length > 0) return null;
  return Prisma.sql`c.id IN (
    SELECT t.citation_id FROM citation_tag t WHERE t.library_id = ${libraryId}::uuid AND t.term_id = ANY (${tag.termIds}::uuid[])
    UNION ALL SELECT w.citation_id FROM citation_words w WHERE w.library_id = ${libraryId}::uuid AND ${matches(words)})`;
}

/** A query about words of the whole record alone, as a tsquery. */
function wordsOnly(query: Query): Prisma.Sql | null {
  if (query.kind === 'text') return query.field === 'any' ? tsquery(query) : null;
  if (query.kind === 'not') {
    const part = wordsOnly(query.part);
    return part && Prisma.sql`(!! ${part})`;
  }
  if (query.kind !== 'and' && query.kind !== 'or') return null;
  const parts = query.parts.map(wordsOnly).filter((part) => part !== null);
  if (parts.length < query.parts.length || parts.length === 0) return null;
  return Prisma.sql`(${Prisma.join(parts, query.kind === 'and' ? ' && ' : ' || ')})`;
}

function tsquery({ match, text }: Text, language: 'english' | 'simple' = 'english'): Prisma.Sql {
  const dictionary = Prisma.raw(`'${language}'::regconfig`);
  if (match === 'words') {
    const written = spellings(text).map((each) => Prisma.sql`phraseto_tsquery(${dictionary}, fold_text(${each}))`);
    return Prisma.sql`(${Prisma.join(written, ' || ')})`;
  }
  if (match === 'phrase') return Prisma.sql`phraseto_tsquery(${dictionary}, fold_text(${text}))`;
  const quoted = Prisma.sql`('''' || replace(replace(fold_text(${text}), '\\', ' '), '''', ' ') || ''':*')`;
  // Both: the stem finds mitragynin for mitragynine*, the letters as typed find words that happen to start like a stop word.
  const asTyped = Prisma.sql`to_tsquery('simple'::regconfig, ${quoted})`;
  return language === 'simple' ? asTyped : Prisma.sql`(to_tsquery('english'::regconfig, ${quoted}) || ${asTyped})`;
}

// Stop words alone leave an empty tsquery, which asks for nothing.
function matches(words: Prisma.Sql, among = Prisma.sql`w.words`): Prisma.Sql {
  return Prisma.sql`(numnode(${words}) = 0 OR ${among} @@ ${words})`;
}

/** Words of a title, journal or name are kept with a mark of their field beside those of the whole record, so that the index answers alone. */
const marks = { title: '/', journal: ':', author: '@' };

/** What is looked up in `citation_words`, as a tsquery; it says all, of a creator when it is a single word. Null for notes. */
export function compileLookup(text: Text): Prisma.Sql | null {
  switch (text.field) {
    case 'any':
      return tsquery(text);
    case 'title':
    case 'journal':
      return Prisma.sql`words_of_field(${tsquery(text)}, ${marks[text.field]})`;
    case 'author':
      return Prisma.sql`words_of_field(${tsquery(text, 'simple')}, ${marks.author})`;
    case 'abstract':
      return Prisma.sql`words_of_abstract(${tsquery(text)})`;
    case 'note':
      return null;
  }
}

/** A single word is some creator's when the index says so; several have to be one creator's, in their order. */
function compileAuthor(text: Text): Prisma.Sql {
  const words = tsquery(text, 'simple');
  const anywhere = Prisma.sql`regexp_replace(${compileLookup(text)}::text, '<(-|\\d+)>', '&', 'g')::tsquery`;
  const name = Prisma.sql`to_tsvector('simple'::regconfig, fold_text(concat_ws(' ', p.given, p.family, p.literal)))`;
  return Prisma.sql`(w.words @@ ${anywhere} AND (numnode(${words}) = 1 OR EXISTS (SELECT 1 FROM citation_creator p
    WHERE p.library_id = w.library_id AND p.citation_id = w.citation_id AND ${name} @@ ${words})))`;
}

function compileNote(text: Text): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM citation_note n WHERE n.library_id = c.library_id AND n.citation_id = c.id
    AND n.trashed_at IS NULL AND ${matches(tsquery(text), Prisma.sql`to_tsvector('english'::regconfig, fold_text(n.body))`)})`;
}

/** Whether `c.year` lies in the range. */
export function compileYear({ from, to }: { from: number | null; to: number | null }): Prisma.Sql {
  return Prisma.sql`(c.year BETWEEN ${from ?? -9999}::int AND ${to ?? 9999}::int AND c.year IS NOT NULL)`;
}

function compileIdentifier({ column, text, prefix }: Extract<Query, { kind: 'identifier' }>): Prisma.Sql {
  const name = Prisma.raw(column === 'key' ? 'lower(c.key)' : `c.${column}`);
  const isEqual = (to: Prisma.Sql) =>
    prefix ? Prisma.sql`starts_with(${to}, lower(${text}))` : Prisma.sql`${to} = lower(${text})`;
  const equal = isEqual(name);
  // What was merged into a citation is found by its old key.
  if (column === 'key')
    return Prisma.sql`(${equal} OR EXISTS (SELECT 1 FROM citation_key_alias k WHERE k.library_id = c.library_id AND k.citation_id = c.id
      AND ${isEqual(Prisma.raw('lower(k.key)'))}))`;
  // Never null, so that NOT finds the records that have none.
  return Prisma.sql`(${equal} AND ${name} IS NOT NULL)`;
}
