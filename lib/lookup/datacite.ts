import { z } from 'zod';
import { parseDate } from '#lib/csl/date.ts';
import { normaliseDoi, normaliseIsbn, normaliseIssn } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { isItemType } from '#lib/csl/item-types.ts';
import { type Finder, oneByOne } from './finder.ts';
import { paragraphs } from './inline-markup.ts';
import type { PoliteClient } from './polite-client.ts';
import { dateOf, keywordsOf, nameOf, recordOf, titleOf } from './record-parts.ts';
import { type Relation, type RelationKind, relationOf } from './relation.ts';

const text = z.coerce.string().nullish().catch(undefined);
const part = <Shape extends z.ZodType>(shape: Shape) => shape.nullish().catch(undefined);
const people = part(
  z.array(
    z.looseObject({
      name: text,
      givenName: text,
      familyName: text,
      nameType: text,
      contributorType: text,
      nameIdentifiers: part(z.array(z.looseObject({ nameIdentifier: text, nameIdentifierScheme: text }))),
    }),
  ),
);

const attributes = z.looseObject({
  doi: z.string(),
  titles: part(z.array(z.looseObject({ title: text, titleType: text }))),
  creators: people,
  contributors: people,
  publisher: part(z.union([z.string(), z.looseObject({ name: text })])),
  container: part(
    z.looseObject({ title: text, volume: text, issue: text, firstPage: text, lastPage: text, identifier: text }),
  ),
  publicationYear: part(z.coerce.number()),
  dates: part(z.array(z.looseObject({ date: text, dateType: text }))),
  types: part(z.looseObject({ citeproc: text, resourceType: text, resourceTypeGeneral: text })),
  descriptions: part(z.array(z.looseObject({ description: text, descriptionType: text }))),
  subjects: part(z.array(z.looseObject({ subject: text }))),
  rightsList: part(z.array(z.looseObject({ rightsUri: text, rights: text }))),
  relatedIdentifiers: part(
    z.array(z.looseObject({ relationType: text, relatedIdentifier: text, relatedIdentifierType: text })),
  ),
  language: text,
  version: text,
  url: text,
});
type Attributes = z.output<typeof attributes>;
const answer = z.object({ data: z.object({ attributes }) });

/** DataCite: DOIs of data, software, theses and preprints, and arXiv ids, which have DOIs there. */
export function datacite(client: PoliteClient): Finder {
  return {
    name: 'datacite',
    label: client.label,
    batches: { doi: 1, arxiv: 1 },
    find: (kind, values, signal) =>
      oneByOne(values, async (value) => {
        const doi = kind === 'arxiv' ? `10.48550/arxiv.${value.replace(/v\d+$/, '')}` : value;
        const read = answer.safeParse(await client.json(`/dois/${encodeURIComponent(doi)}`, {}, signal));
        return read.data ? dataciteRecord(read.data.data.attributes) : null;
      }),
  };
}

const types: Readonly<Record<string, string>> = {
  Software: 'software',
  Dataset: 'dataset',
  Preprint: 'article',
  Dissertation: 'thesis',
  Report: 'report',
  Book: 'book',
  BookChapter: 'chapter',
  JournalArticle: 'article-journal',
  ConferencePaper: 'paper-conference',
  Text: 'document',
};

/** The attributes of a DOI at DataCite as CSL-JSON. */
function dataciteRecord(data: Attributes): CslItem {
  const { container, types: kind } = data;
  const byType = (type: RegExp) =>
    data.descriptions?.find(({ descriptionType }) => type.test(descriptionType ?? ''))?.description;
  const serial = container?.identifier ?? '';
  const stated = types[kind?.resourceTypeGeneral ?? ''];
  const type = stated && stated !== 'document' ? stated : isItemType(kind?.citeproc ?? '') ? kind?.citeproc : stated;
  return recordOf({
    type: type ?? 'document',
    title: titleOf(
      data.titles?.find(({ titleType }) => !titleType)?.title ?? data.titles?.[0]?.title,
      data.titles?.find(({ titleType }) => titleType === 'Subtitle')?.title,
    ),
    author: namesOf(data.creators),
    editor: namesOf(data.contributors?.filter(({ contributorType }) => contributorType === 'Editor')),
    'container-title': titleOf(container?.title),
    volume: container?.volume,
    issue: container?.issue,
    page: [container?.firstPage, container?.lastPage].filter(Boolean).join('-'),
    publisher: typeof data.publisher === 'string' ? data.publisher : data.publisher?.name,
    issued: issuedOf(data),
    version: data.version,
    genre: kind?.resourceType,
    language: data.language,
    ISSN: normaliseIssn(serial),
    ISBN: normaliseIsbn(serial),
    DOI: data.doi,
    URL: data.url,
    abstract: paragraphs(byType(/^abstract$/i) ?? ''),
    keyword: keywordsOf(data.subjects?.map(({ subject }) => subject) ?? []),
    license: data.rightsList?.[0]?.rightsUri ?? data.rightsList?.[0]?.rights,
    relations: relationsOf(data),
  });
}

function namesOf(list: Attributes['creators']) {
  return (list ?? []).flatMap(({ name, givenName, familyName, nameType, nameIdentifiers }) => {
    const orcid = nameIdentifiers?.find(({ nameIdentifierScheme }) =>
      /orcid/i.test(nameIdentifierScheme ?? ''),
    )?.nameIdentifier;
    const [family, given] = (name ?? '').split(/,\s*/, 2);
    if (nameType !== 'Organizational' && !familyName && given) return nameOf({ family, given, orcid });
    return nameOf({ family: familyName, given: familyName ? givenName : undefined, literal: name, orcid });
  });
}

function issuedOf({ dates, publicationYear }: Attributes) {
  const stated =
    dates?.find(({ dateType }) => dateType === 'Issued') ?? dates?.find(({ dateType }) => dateType === 'Available');
  const read = stated?.date ? parseDate(stated.date) : undefined;
  return read?.['date-parts'] ? read : dateOf([publicationYear]);
}

const kinds: Readonly<Record<string, RelationKind>> = {
  IsVersionOf: 'version-of',
  HasVersion: 'has-version',
  IsPreviousVersionOf: 'has-version',
  IsNewVersionOf: 'version-of',
  IsObsoletedBy: 'has-version',
  Obsoletes: 'version-of',
  IsPublishedIn: 'preprint-of',
};

function relationsOf({ relatedIdentifiers }: Attributes): Relation[] {
  return (relatedIdentifiers ?? []).flatMap(({ relationType, relatedIdentifier, relatedIdentifierType }) => {
    const kind = kinds[relationType ?? ''];
    const doi = relatedIdentifierType === 'DOI' ? normaliseDoi(relatedIdentifier ?? '') : null;
    return kind && doi ? [relationOf(kind, { doi, source: 'datacite' })] : [];
  });
}
