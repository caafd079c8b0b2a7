import type { Query } from '#features/search/query-tree.ts';
import type { FilterCondition } from '../filter-conditions.ts';
import type { CitationSet, CitationSets } from './citation-sets.ts';

/** A condition only SQL can tell. */
export type AskedCondition = {
  condition: FilterCondition;
  /** Whether what it says of a citation changes only when the citation, its tags, levels or files do. */
  lasts: boolean;
};

/** Sets of asked conditions, by the condition. */
export type AskedSets = ReadonlyMap<FilterCondition | Query, CitationSet>;

const lasting = (condition: FilterCondition): AskedCondition => ({ condition, lasts: true });
const passing = (condition: FilterCondition): AskedCondition => ({ condition, lasts: false });

/** What of a condition has to be asked of the database, by the part it is the answer to. */
export function toBeAsked(condition: FilterCondition): Map<FilterCondition | Query, AskedCondition> {
  switch (condition.kind) {
    case 'query':
      return new Map(leaves(condition.query).map((leaf) => [leaf, askedLeaf(leaf)]));
    case 'added':
      return new Map([[condition, lasting(condition)]]);
    case 'has':
      return condition.possession === 'finding' ? new Map([[condition, passing(condition)]]) : new Map();
    case 'is':
      return condition.condition === 'untagged' || condition.condition === 'unrated'
        ? new Map()
        : new Map([[condition, passing(condition)]]);
    case 'ids':
    case 'collections':
      return new Map([[condition, passing(condition)]]);
    default:
      return new Map();
  }
}

/** Citations of which the condition is true; what had to be asked is among `asked`. */
export function citationsWith(condition: FilterCondition, sets: CitationSets, asked: AskedSets): CitationSet {
  switch (condition.kind) {
    case 'state':
      return condition.trashed ? sets.get('all').new_difference(sets.get('active')) : sets.get('active');
    case 'nothing':
      return sets.get('');
    case 'query':
      return found(condition.query, sets, asked);
    case 'tagged': {
      const tagged = sets.anyOf(condition.termIds.map((id) => `term ${id}`));
      return condition.not ? sets.get('all').new_difference(tagged) : tagged;
    }
    case 'levelled':
      return sets.anyOf(condition.levels.map((level) => `level ${level}`));
    case 'types':
      return sets.anyOf(condition.types.map((type) => `type ${type}`));
    case 'year':
      return yearsIn(condition.range, sets);
    case 'has':
      return asked.get(condition) ?? sets.get(`has ${condition.possession}`);
    case 'is':
      if (condition.condition === 'untagged') return sets.get('all').new_difference(sets.get('tagged'));
      if (condition.condition === 'unrated') return sets.get('all').new_difference(sets.get('rated'));
      return answered(condition, asked);
    default:
      return answered(condition, asked);
  }
}

function found(query: Query, sets: CitationSets, asked: AskedSets): CitationSet {
  switch (query.kind) {
    case 'and':
      return query.parts.map((part) => found(part, sets, asked)).reduce((left, right) => left.new_intersection(right));
    case 'or':
      return query.parts.map((part) => found(part, sets, asked)).reduce((left, right) => left.new_union(right));
    case 'not':
      return sets.get('all').new_difference(found(query.part, sets, asked));
    case 'tag':
      return sets.anyOf(query.termIds.map((id) => `term ${id}`));
    case 'level':
      return sets.get(`level ${query.scheme}:${query.code}`);
    case 'year':
      return yearsIn(query.range, sets);
    default:
      return answered(query, asked);
  }
}

function leaves(query: Query): Query[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(leaves);
  if (query.kind === 'not') return leaves(query.part);
  return query.kind === 'text' || query.kind === 'identifier' ? [query] : [];
}

// Notes and former keys are kept apart from the citation.
function askedLeaf(leaf: Query): AskedCondition {
  const apart =
    (leaf.kind === 'text' && leaf.field === 'note') || (leaf.kind === 'identifier' && leaf.column === 'key');
  return { condition: { kind: 'query', query: leaf }, lasts: !apart };
}

function yearsIn({ from, to }: { from: number | null; to: number | null }, sets: CitationSets): CitationSet {
  const years = [...sets.namesAfter('year ')].map(Number);
  const within = years.filter((year) => year >= (from ?? -9999) && year <= (to ?? 9999));
  return sets.anyOf(within.map((year) => `year ${year}`));
}

function answered(part: FilterCondition | Query, asked: AskedSets): CitationSet {
  const members = asked.get(part);
  if (!members) throw new Error(`Nobody asked which citations have ${part.kind}.`);
  return members;
}
