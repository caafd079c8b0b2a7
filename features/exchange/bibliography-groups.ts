import { type LevelFilter, levelName, levelRank } from '#features/evidence/evidence-level.ts';
import { type Term, type Vocabulary, withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import { yearOf } from '#lib/csl/date.ts';
import { isItemType, itemTypes } from '#lib/csl/item-types.ts';
import { invalid } from '#lib/problem.ts';
import type { ExportedCitation } from './queries/export-records.ts';

/** Groupings that need no vocabulary; any other is the slug of a facet. */
export const plainGroups = { year: 'Year', level: 'Evidence level', type: 'Type of publication' } as const;

/** A heading and where it stands among the others, from the first. */
type Group = { heading: string; rank: number };

/**
 * The citations under headings, those of one heading together in their own order, and what belongs under none last. A citation stands once, under the first
 * of its terms in the order of the vocabulary. Throws a fault for a grouping there is not.
 */
export function grouped(
  citations: readonly ExportedCitation[],
  by: string,
  vocabulary: Vocabulary,
): { citations: ExportedCitation[]; headings: Map<string, string> } {
  const groupOf = groupings(by, vocabulary);
  const placed = citations.map((citation) => ({ citation, group: groupOf(citation) }));
  placed.sort((one, other) => one.group.rank - other.group.rank);
  return {
    citations: placed.map(({ citation }) => citation),
    headings: new Map(placed.map(({ citation, group }) => [citation.id, group.heading])),
  };
}

function groupings(by: string, vocabulary: Vocabulary): (citation: ExportedCitation) => Group {
  if (by === 'year') return yearGroup;
  if (by === 'level') return levelGroup;
  if (by === 'type') return typeGroup;
  const facet = vocabulary.facets.find(({ slug }) => slug === by);
  if (!facet) {
    const known = [...Object.keys(plainGroups), ...vocabulary.facets.map(({ slug }) => slug)].join(', ');
    const detail = `There is no “${by}” to group by; there are ${known}.`;
    throw invalid(detail, [{ pointer: '/group', detail }]);
  }
  const terms = [...facet.roots.flatMap(withDescendants), ...facet.deprecated];
  return termGroup(terms, `Without ${facet.name.toLowerCase()}`);
}

// The newest first.
function yearGroup({ csl }: ExportedCitation): Group {
  const year = yearOf(csl.issued);
  return year === null
    ? { heading: 'Without year', rank: Number.MAX_SAFE_INTEGER }
    : { heading: String(year), rank: -year };
}

// The strongest first; what a person judged outweighs what the design suggests.
function levelGroup({ levels = [], suggestedLevels }: ExportedCitation): Group {
  const held = (levels.length > 0 ? levels : suggestedLevels) as readonly LevelFilter[];
  const [best] = held.toSorted((one, other) => levelRank(one) - levelRank(other));
  if (!best) return { heading: 'Without evidence level', rank: Number.MAX_SAFE_INTEGER };
  const suffix = levels.length > 0 ? '' : ' (suggested)';
  return { heading: `${levelName(best)}${suffix}`, rank: levelRank(best) * 2 + (suffix ? 1 : 0) };
}

const typeRank = new Map(Object.keys(itemTypes).map((type, place) => [type, place]));

function typeGroup({ csl: { type } }: ExportedCitation): Group {
  return { heading: isItemType(type) ? itemTypes[type] : type, rank: typeRank.get(type) ?? typeRank.size };
}

function termGroup(terms: readonly Term[], none: string): (citation: ExportedCitation) => Group {
  const ranks = new Map(terms.map(({ tag }, rank) => [tag, rank]));
  return ({ tags = [] }) => {
    const places = tags.flatMap((tag) => ranks.get(tag) ?? []);
    const rank = Math.min(...places, terms.length);
    const term = terms[rank];
    return { heading: term ? pathOf(term) : none, rank };
  };
}

function pathOf(term: Term): string {
  return term.parent ? `${pathOf(term.parent)} › ${term.name}` : term.name;
}
