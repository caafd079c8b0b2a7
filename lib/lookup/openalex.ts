import { z } from 'zod';
import { normaliseDoi, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Finder, oneByOne } from './finder.ts';
import { inlineMarkup } from './inline-markup.ts';
import type { PoliteClient } from './polite-client.ts';
import { parsePrintedName } from './printed-name.ts';
import { dateOf, keywordsOf, nameOf, recordOf, titleOf } from './record-parts.ts';
import { relationOf } from './relation.ts';

const text = z.coerce.string().nullish().catch(undefined);
const part = <Shape extends z.ZodType>(shape: Shape) => shape.nullish().catch(undefined);

const work = z.looseObject({
  id: z.string(),
  doi: text,
  title: text,
  type: text,
  publication_date: text,
  publication_year: part(z.number()),
  language: text,
  is_retracted: part(z.boolean()),
  ids: part(z.looseObject({ pmid: text, pmcid: text })),
  authorships: part(
    z.array(z.looseObject({ raw_author_name: text, author: part(z.looseObject({ display_name: text, orcid: text })) })),
  ),
  primary_location: part(
    z.looseObject({
      landing_page_url: text,
      source: part(
        z.looseObject({
          display_name: text,
          issn: part(z.array(z.string())),
          host_organization_name: text,
          type: text,
        }),
      ),
    }),
  ),
  biblio: part(z.looseObject({ volume: text, issue: text, first_page: text, last_page: text })),
  keywords: part(z.array(z.looseObject({ display_name: text }))),
  abstract_inverted_index: part(z.record(z.string(), z.array(z.number().int().min(0).max(50_000)))),
});
type Work = z.output<typeof work>;

const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  review: 'article-journal',
  letter: 'article-journal',
  editorial: 'article-journal',
  erratum: 'article-journal',
  retraction: 'article-journal',
  preprint: 'article',
  book: 'book',
  'book-chapter': 'chapter',
  dissertation: 'thesis',
  dataset: 'dataset',
  report: 'report',
  standard: 'standard',
  'peer-review': 'review',
  'reference-entry': 'entry-encyclopedia',
  software: 'software',
};

/** OpenAlex: single works by DOI, PMID, PMCID or their address there; these requests are free of its daily allowance. */
export function openalex(client: PoliteClient): Finder {
  return {
    name: 'openalex',
    label: client.label,
    batches: { doi: 1, pmid: 1, pmcid: 1, arxiv: 1, address: 1 },
    find: (kind, values, signal) =>
      oneByOne(values, async (value) => {
        const name = nameIn(kind, value);
        return name ? openalexRecord(await client.json(`/works/${name}`, {}, signal)) : null;
      }),
  };
}

function nameIn(kind: string, value: string): string | null {
  if (kind === 'address') return /^https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?(W\d+)/i.exec(value)?.[1] ?? null;
  if (kind === 'arxiv') return `doi:10.48550/arxiv.${encodeURIComponent(value.replace(/v\d+$/, ''))}`;
  return `${kind}:${encodeURIComponent(value)}`;
}

/** A work of OpenAlex as CSL-JSON; null for what is none. */
function openalexRecord(answer: unknown): CslItem | null {
  const { data } = work.safeParse(answer);
  if (!data) return null;
  const { source, landing_page_url: page } = data.primary_location ?? {};
  const doi = normaliseDoi(data.doi ?? '');
  return recordOf({
    type: types[data.type ?? ''] ?? 'document',
    title: titleOf(data.title),
    author: (data.authorships ?? []).flatMap(({ raw_author_name: raw, author }) =>
      nameOf({ ...parsePrintedName(raw ?? author?.display_name ?? ''), orcid: author?.orcid }),
    ),
    'container-title': titleOf(source?.display_name),
    publisher: source?.host_organization_name,
    ISSN: source?.issn?.join(', '),
    issued: dateOf(data.publication_date?.split('-')) ?? dateOf([data.publication_year]),
    volume: data.biblio?.volume,
    issue: data.biblio?.issue,
    page: [...new Set([data.biblio?.first_page, data.biblio?.last_page].filter(Boolean))].join('-'),
    DOI: doi,
    PMID: normalisePmid(data.ids?.pmid ?? ''),
    PMCID: normalisePmcid(data.ids?.pmcid ?? ''),
    URL: doi ? undefined : page,
    language: data.language,
    keyword: keywordsOf(data.keywords?.map(({ display_name: name }) => name) ?? []),
    abstract: abstractOf(data.abstract_inverted_index),
    relations: data.is_retracted ? [relationOf('retracted-by', { source: 'openalex' })] : [],
  });
}

/** Abstracts come as words with their places. */
function abstractOf(index: Work['abstract_inverted_index']): string {
  const words: string[] = [];
  for (const [word, places] of Object.entries(index ?? {})) for (const place of places) words[place] = word;
  return inlineMarkup(words.filter(Boolean).join(' '));
}
