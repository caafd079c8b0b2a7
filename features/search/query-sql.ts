import { Prisma } from '#lib/sql.ts';
import type { Query } from './query-tree.ts';
import { spellings } from './spellings.ts';

type Text = Extract<Query, { kind: 'text' }>;

/**
 * A condition on `citation AS c`. No text of the query becomes SQL or tsquery syntax: words and phrases go through `phraseto_tsquery`,
 * prefixes as one quoted lexeme, and are joined by the operators `&&`, `||` and `!!`.
 */
export function compileQuery(query: Query, libraryId: string): Prisma.Sql {
  const words = wordsOnly(query);
  if (words) return matches(Prisma.sql`c.search`, words);
  switch (query.kind) {
    case 'and':
    case 'or':
      return compileNamed(query, libraryId) ?? compileParts(query.kind, query.parts, libraryId);
    case 'not':
      return Prisma.sql`NOT ${compileQuery(query.part, libraryId)}`;
    case 'text':
      return compileField(query);
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

/** The words of a query as a tsquery, to rank by; null when it has none outside NOT. */
export function rankingWords(query: Query): Prisma.Sql | null {
  if (query.kind === 'text') return tsquery(query);
  if (query.kind !== 'and' && query.kind !== 'or') return null;
  const parts = query.parts.map(rankingWords).filter((part) => part !== null);
  return parts.length === 0 ? null : Prisma.sql`(${Prisma.join(parts, ' || ')})`;
}

// Words next to one another become one tsquery, which the index answers in one go.
function compileParts(kind: 'and' | 'or', parts: Query[], libraryId: string): Prisma.Sql {
  const words = parts.filter((part) => wordsOnly(part) !== null);
  const others = parts.filter((part) => wordsOnly(part) === null);
  const joined = wordsOnly({ kind, parts: words });
  const conditions = [
    ...(words.length > 0 && joined ? [matches(Prisma.sql`c.search`, joined)] : []),
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
    UNION ALL SELECT m.id FROM citation m WHERE m.library_id = ${libraryId}::uuid AND ${matches(Prisma.sql`m.search`, words)})`;
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
function matches(vector: Prisma.Sql, words: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(numnode(${words}) = 0 OR ${vector} @@ ${words})`;
}

/** The index over the whole record narrows first, the field's own text decides. */
function compileField(text: Text): Prisma.Sql {
  const words = tsquery(text);
  const narrowed = matches(Prisma.sql`c.search`, words);
  switch (text.field) {
    case 'any':
      return narrowed;
    case 'abstract':
      return Prisma.sql`(${narrowed} AND ${matches(Prisma.sql`ts_filter(c.search, '{d}')`, words)})`;
    case 'title':
      return Prisma.sql`(${narrowed} AND ${matches(Prisma.sql`to_tsvector('english'::regconfig, fold_text(c.title))`, words)})`;
    case 'journal': {
      const journal = Prisma.sql`to_tsvector('english'::regconfig, fold_text(concat_ws(' ', c.container_title, c.csl->>'container-title-short')))`;
      return Prisma.sql`(${narrowed} AND ${matches(journal, words)})`;
    }
    case 'author': {
      const name = Prisma.sql`to_tsvector('simple'::regconfig, fold_text(concat_ws(' ', p.given, p.family, p.literal)))`;
      return Prisma.sql`(${narrowed} AND EXISTS (SELECT 1 FROM citation_creator p WHERE p.library_id = c.library_id AND p.citation_id = c.id
        AND ${name} @@ ${tsquery(text, 'simple')}))`;
    }
    case 'note':
      return Prisma.sql`EXISTS (SELECT 1 FROM citation_note n WHERE n.library_id = c.library_id AND n.citation_id = c.id
        AND n.trashed_at IS NULL AND ${matches(Prisma.sql`to_tsvector('english'::regconfig, fold_text(n.body))`, words)})`;
  }
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
