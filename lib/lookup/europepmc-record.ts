import { z } from 'zod';
import type { CslItem } from '#lib/csl/item.ts';
import { paragraphs } from './inline-markup.ts';
import { dateOf, keywordsOf, nameOf, recordOf, titleOf } from './record-parts.ts';
import { type Relation, type RelationKind, relationOf } from './relation.ts';

const text = z.coerce.string().optional().catch(undefined);
const part = <Shape extends z.ZodType>(shape: Shape) => shape.optional().catch(undefined);

const article = z.looseObject({
  id: text,
  source: text,
  pmid: text,
  pmcid: text,
  doi: text,
  title: text,
  pubYear: text,
  pageInfo: text,
  abstractText: text,
  language: text,
  firstPublicationDate: text,
  authorString: text,
  authorList: part(
    z.looseObject({
      author: z.array(
        z.looseObject({
          firstName: text,
          lastName: text,
          initials: text,
          collectiveName: text,
          fullName: text,
          suffix: text,
          authorId: part(z.looseObject({ type: text, value: text })),
        }),
      ),
    }),
  ),
  journalInfo: part(
    z.looseObject({
      volume: text,
      issue: text,
      yearOfPublication: text,
      monthOfPublication: text,
      printPublicationDate: text,
      journal: part(
        z.looseObject({ title: text, isoabbreviation: text, medlineAbbreviation: text, issn: text, essn: text }),
      ),
    }),
  ),
  bookOrReportDetails: part(
    z.looseObject({
      publisher: text,
      yearOfPublication: text,
      comprisingTitle: text,
      seriesName: text,
      edition: text,
      isbn10: text,
      isbn13: text,
    }),
  ),
  pubTypeList: part(z.looseObject({ pubType: z.array(z.string()) })),
  keywordList: part(z.looseObject({ keyword: z.array(z.string()) })),
  meshHeadingList: part(z.looseObject({ meshHeading: z.array(z.looseObject({ descriptorName: text })) })),
  commentCorrectionList: part(
    z.looseObject({
      commentCorrection: z.array(z.looseObject({ id: text, source: text, reference: text, type: text })),
    }),
  ),
});
type Article = z.output<typeof article>;

/** A result of Europe PMC (`resultType=core`) as CSL-JSON; null for what is none. */
export function europepmcRecord(result: unknown): CslItem | null {
  const { data } = article.safeParse(result);
  if (!data?.id || !data.source) return null;
  const { journalInfo: issue, bookOrReportDetails: book } = data;
  const journal = issue?.journal;
  const type = typeOf(data);
  return recordOf({
    type,
    title: titleOf(data.title?.replace(/(?<=[^.])\.\s*$/, '')),
    'container-title': titleOf(journal?.title ?? (type === 'chapter' ? book?.comprisingTitle : undefined)),
    'container-title-short': titleOf(journal?.isoabbreviation ?? journal?.medlineAbbreviation),
    author: authorsOf(data),
    issued: issuedOf(data),
    volume: issue?.volume,
    issue: issue?.issue,
    page: data.pageInfo,
    publisher: book?.publisher,
    edition: book?.edition,
    'collection-title': book?.seriesName,
    ISBN: book?.isbn13 ?? book?.isbn10,
    ISSN: [...new Set([journal?.issn, journal?.essn].filter(Boolean))].join(', '),
    DOI: data.doi,
    PMID: data.pmid ?? (data.source === 'MED' ? data.id : undefined),
    PMCID: data.pmcid,
    language: data.language,
    genre: data.source === 'PPR' ? 'Preprint' : undefined,
    abstract: data.abstractText && paragraphs(data.abstractText),
    keyword: keywordsOf([
      ...(data.keywordList?.keyword ?? []),
      ...(data.meshHeadingList?.meshHeading.map(({ descriptorName }) => descriptorName) ?? []),
    ]),
    relations: relationsOf(data),
  });
}

function typeOf({ source, pubTypeList, bookOrReportDetails, journalInfo }: Article): string {
  const kinds = pubTypeList?.pubType.map((kind) => kind.toLowerCase()) ?? [];
  if (source === 'PPR' || kinds.includes('preprint')) return 'article';
  if (source === 'PAT') return 'patent';
  if (source === 'ETH' || kinds.some((kind) => kind.includes('thesis'))) return 'thesis';
  if (!journalInfo && bookOrReportDetails) return bookOrReportDetails.comprisingTitle ? 'chapter' : 'book';
  return 'article-journal';
}

function authorsOf({ authorList, authorString }: Article) {
  const listed = authorList?.author ?? [];
  if (listed.length === 0)
    return (authorString ?? '')
      .replace(/\.$/, '')
      .split(/,\s*/)
      .flatMap((literal) => nameOf({ literal }));
  return listed.flatMap(({ lastName, firstName, initials, suffix, collectiveName, fullName, authorId }) =>
    nameOf({
      family: lastName,
      given: firstName ?? initials,
      suffix,
      literal: collectiveName ?? fullName,
      orcid: authorId?.type === 'ORCID' ? authorId.value : undefined,
    }),
  );
}

function issuedOf({ journalInfo: issue, bookOrReportDetails: book, firstPublicationDate, pubYear }: Article) {
  const print = issue?.printPublicationDate?.split('-');
  // A month printed as its first day says the month alone.
  const days = print?.[2] === '01' ? print.slice(0, 2) : print;
  return (
    dateOf(days) ??
    dateOf([issue?.yearOfPublication, issue?.monthOfPublication]) ??
    dateOf(firstPublicationDate?.split('-')) ??
    dateOf([book?.yearOfPublication ?? pubYear])
  );
}

const kinds: Readonly<Record<string, RelationKind>> = {
  'retraction in': 'retracted-by',
  'partial retraction in': 'retracted-by',
  'retraction of': 'retraction-of',
  'partial retraction of': 'retraction-of',
  'erratum in': 'corrected-by',
  'erratum for': 'correction-of',
  'corrected and republished in': 'corrected-by',
  'corrected and republished from': 'correction-of',
  'expression of concern in': 'concern-by',
  'expression of concern for': 'concern-of',
  'preprint in': 'has-preprint',
  'preprint of': 'preprint-of',
  'update in': 'has-version',
  'update of': 'version-of',
};

function relationsOf({ commentCorrectionList, pubTypeList }: Article): Relation[] {
  const stated = (commentCorrectionList?.commentCorrection ?? []).flatMap(({ id, source, type, reference }) => {
    const kind = kinds[type?.trim().toLowerCase() ?? ''];
    return kind
      ? [relationOf(kind, { pmid: source === 'MED' ? id : undefined, text: reference, source: 'europepmc' })]
      : [];
  });
  const isRetracted = pubTypeList?.pubType.some((kind) => /^retracted publication$/i.test(kind)) ?? false;
  const isKnown = stated.some(({ kind }) => kind === 'retracted-by');
  return isRetracted && !isKnown ? [...stated, relationOf('retracted-by', { source: 'europepmc' })] : stated;
}
