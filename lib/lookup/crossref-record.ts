import { z } from 'zod';
import { normaliseIsbn } from '#lib/csl/identifiers.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { inlineMarkup, paragraphs } from './inline-markup.ts';
import { dateOf, keywordsOf, nameOf, recordOf, titleOf } from './record-parts.ts';
import { type Relation, type RelationKind, relationOf } from './relation.ts';

// What a publisher deposited may have any shape; a part that has not the one documented counts as missing.
const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
const date = z
  .object({ 'date-parts': z.array(z.array(z.number().nullable())) })
  .optional()
  .catch(undefined);
const person = z.object({ given: text, family: text, suffix: text, name: text, ORCID: text });
const people = z.array(person).optional().catch(undefined);
const update = z.object({
  DOI: z.string(),
  type: z.string(),
  updated: z
    .looseObject({ 'date-parts': z.array(z.array(z.number())) })
    .optional()
    .catch(undefined),
  source: text,
});
const updates = z.array(update).optional().catch(undefined);

const work = z.looseObject({
  DOI: text,
  type: text,
  subtype: text,
  title: texts,
  subtitle: texts,
  'original-title': texts,
  'container-title': texts,
  'short-container-title': texts,
  volume: text,
  issue: text,
  page: text,
  'article-number': text,
  'journal-issue': z.looseObject({ issue: text }).optional().catch(undefined),
  issued: date,
  'published-print': date,
  'published-online': date,
  author: people,
  editor: people,
  translator: people,
  chair: people,
  publisher: text,
  'publisher-location': text,
  'edition-number': text,
  ISSN: texts,
  ISBN: texts,
  language: text,
  abstract: text,
  subject: texts,
  degree: texts,
  'group-title': text,
  institution: z
    .array(z.looseObject({ name: text }))
    .optional()
    .catch(undefined),
  event: z.looseObject({ name: text, location: text }).optional().catch(undefined),
  license: z
    .array(z.looseObject({ URL: text }))
    .optional()
    .catch(undefined),
  resource: z
    .looseObject({ primary: z.looseObject({ URL: text }).optional() })
    .optional()
    .catch(undefined),
  'update-to': updates,
  'updated-by': updates,
  relation: z
    .record(z.string(), z.array(z.looseObject({ id: text, 'id-type': text })).catch([]))
    .optional()
    .catch(undefined),
});
type Work = z.output<typeof work>;

const types: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'posted-content': 'article',
  'proceedings-article': 'paper-conference',
  proceedings: 'book',
  book: 'book',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'book-set': 'book',
  'book-series': 'book',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'book-track': 'chapter',
  'reference-entry': 'entry-encyclopedia',
  dissertation: 'thesis',
  report: 'report',
  'report-component': 'report',
  'report-series': 'report',
  dataset: 'dataset',
  database: 'dataset',
  'peer-review': 'review',
  standard: 'standard',
  journal: 'periodical',
  software: 'software',
};

/** A work of Crossref as CSL-JSON; null for what is none. */
export function crossrefRecord(answer: unknown): CslItem | null {
  const { data } = work.safeParse(answer);
  if (!data?.DOI) return null;
  const institution = data.institution?.[0]?.name;
  return recordOf({
    type: types[data.type ?? ''] ?? 'document',
    title: titleOf(data.title?.[0], data.subtitle?.[0]),
    'original-title': titleOf(data['original-title']?.[0]),
    'container-title': titleOf(data['container-title']?.[0]),
    'container-title-short': titleOf(data['short-container-title']?.[0]),
    author: names(data.author),
    editor: names(data.editor),
    translator: names(data.translator),
    chair: names(data.chair),
    issued: dateOf(data['published-print']?.['date-parts'][0]) ?? dateOf(data.issued?.['date-parts'][0]),
    volume: data.volume,
    issue: data.issue ?? data['journal-issue']?.issue,
    page: data.page ?? data['article-number'],
    edition: data['edition-number'],
    publisher: inlineMarkup(
      data.type === 'dissertation' || data.type === 'posted-content'
        ? (institution ?? data.publisher ?? '')
        : (data.publisher ?? institution ?? ''),
    ),
    'publisher-place': data['publisher-location'],
    genre: data.subtype === 'preprint' ? 'Preprint' : data.degree?.[0],
    'event-title': titleOf(data.event?.name),
    'event-place': data.event?.location,
    ISSN: [...new Set(data.ISSN)].join(', '),
    ISBN: [...new Set(data.ISBN?.map((isbn) => normaliseIsbn(isbn.replace(/^https?:\/\/.*\//, '')) ?? isbn))].join(
      ', ',
    ),
    DOI: data.DOI,
    URL: data.resource?.primary?.URL,
    language: data.language,
    abstract: data.abstract && paragraphs(data.abstract),
    keyword: keywordsOf(data.subject ?? []),
    license: data.license?.[0]?.URL,
    relations: relationsOf(data),
  });
}

function names(list: Work['author']): CslName[] {
  return (list ?? []).flatMap(({ name, ORCID, ...parts }) => nameOf({ ...parts, literal: name, orcid: ORCID }));
}

// Crossref's kinds of updates (also Retraction Watch's): of this work by that one, and of that one by this.
const updateKinds: Readonly<Record<string, [by: RelationKind, of: RelationKind]>> = {
  retraction: ['retracted-by', 'retraction-of'],
  partial_retraction: ['retracted-by', 'retraction-of'],
  withdrawal: ['retracted-by', 'retraction-of'],
  removal: ['retracted-by', 'retraction-of'],
  correction: ['corrected-by', 'correction-of'],
  corrigendum: ['corrected-by', 'correction-of'],
  erratum: ['corrected-by', 'correction-of'],
  clarification: ['corrected-by', 'correction-of'],
  addendum: ['corrected-by', 'correction-of'],
  expression_of_concern: ['concern-by', 'concern-of'],
  reinstatement: ['reinstated-by', 'reinstatement-of'],
  new_version: ['has-version', 'version-of'],
  new_edition: ['has-version', 'version-of'],
};
const links: Readonly<Record<string, RelationKind>> = {
  'is-preprint-of': 'preprint-of',
  'has-preprint': 'has-preprint',
  'is-version-of': 'version-of',
  'has-version': 'has-version',
};

function relationsOf(data: Work): Relation[] {
  const updated = (list: Work['update-to'], side: 0 | 1) =>
    (list ?? []).flatMap(({ DOI, type, updated: on, source }) => {
      const kind = updateKinds[type.toLowerCase().replaceAll(/[\s-]/g, '_')]?.[side];
      const day = on?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-');
      return kind ? [relationOf(kind, { doi: DOI, date: day, source: source ?? 'crossref', text: type })] : [];
    });
  const linked = Object.entries(data.relation ?? {}).flatMap(([name, others]) => {
    const kind = links[name];
    return kind
      ? others.flatMap(({ id, 'id-type': scheme }) =>
          scheme === 'doi' ? [relationOf(kind, { doi: id, source: 'crossref' })] : [],
        )
      : [];
  });
  return [...updated(data['updated-by'], 0), ...updated(data['update-to'], 1), ...linked];
}
