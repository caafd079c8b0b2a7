import { inlineMarkup } from './inline-markup.ts';
import { type Relation, type RelationKind, relationOf } from './relation.ts';

// RefType of CommentsCorrections → what it says. Comments and the like say nothing of the work's standing.
const kinds: Readonly<Record<string, RelationKind>> = {
  RetractionIn: 'retracted-by',
  PartialRetractionIn: 'retracted-by',
  RetractionOf: 'retraction-of',
  PartialRetractionOf: 'retraction-of',
  ErratumIn: 'corrected-by',
  ErratumFor: 'correction-of',
  CorrectedandRepublishedIn: 'corrected-by',
  CorrectedandRepublishedFrom: 'correction-of',
  ExpressionOfConcernIn: 'concern-by',
  ExpressionOfConcernFor: 'concern-of',
  UpdateIn: 'has-version',
  UpdateOf: 'version-of',
};

const corrections = /<CommentsCorrections\s+RefType="(\w+)"[^>]*>(.*?)<\/CommentsCorrections>/gs;

/** The retractions, corrections, concerns and versions that a PubmedArticle states. */
export function pubmedRelations(rawText: string): Relation[] {
  return [...rawText.matchAll(corrections)].flatMap(([, type = '', inside = '']) => {
    const kind = kinds[type];
    const source = /<RefSource>(.*?)<\/RefSource>/s.exec(inside)?.[1];
    const pmid = /<PMID[^>]*>\s*(\d+)\s*<\/PMID>/.exec(inside)?.[1];
    const doi = /\bdoi:\s*(10\.\S+?)[.;]?(?:\s|$)/i.exec(source ?? '')?.[1];
    return kind ? [relationOf(kind, { pmid, doi, text: source && inlineMarkup(source), source: 'pubmed' })] : [];
  });
}
