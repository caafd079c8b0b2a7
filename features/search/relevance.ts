import { Prisma } from '#lib/sql.ts';
import { compileWords } from './query-sql.ts';
import type { Query } from './query-tree.ts';

/** A place where something searched for may stand, and what a record weighs for having it there. */
export type Grade = { query: Extract<Query, { kind: 'text' }>; weight: number };

const weights = { title: 4, author: 2, any: 1, abstract: 1, journal: 1 };
// Whatever stands in one of them stands in `any`.
const places = ['title', 'author', 'any'] as const;

// Each makes the tiers more, and whoever types more words narrows rather than ranks.
const mostGraded = 8;

/**
 * For each word, phrase or prefix outside NOT, where it may stand, the weightiest place first: a record weighs as much as the first place says
 * where it has it. Of many words the first are weighed.
 */
export function gradesOf(query: Query): Grade[][] {
  return allGrades(query).slice(0, mostGraded);
}

function allGrades(query: Query): Grade[][] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(allGrades);
  if (query.kind !== 'text' || query.field === 'note') return [];
  const { field } = query;
  if (field !== 'any') return [[{ query, weight: weights[field] }]];
  return [places.map((place) => ({ query: { ...query, field: place }, weight: weights[place] }))];
}

/** What a record weighs, by its words in `citation_words AS w`; null when nothing is searched for. */
export function compileRelevance(query: Query): Prisma.Sql | null {
  const sums = gradesOf(query).map((grades) => {
    const cases = grades.map(({ query, weight }) => Prisma.sql`WHEN ${compileWords(query)} THEN ${weight}::int`);
    return Prisma.sql`CASE ${Prisma.join(cases, ' ')} ELSE 0 END`;
  });
  return sums.length === 0 ? null : Prisma.sql`(${Prisma.join(sums, ' + ')})`;
}
