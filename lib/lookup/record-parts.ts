import { normaliseOrcid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords } from '#lib/csl/keywords.ts';
import { inlineMarkup } from './inline-markup.ts';
import type { Relation } from './relation.ts';

/** Variables a service may have left empty. */
export type Variables = { type: string; relations?: Relation[] } & Record<string, unknown>;

/** A record of what a service said: empty variables left out, relations and other extras under `custom`. */
export function recordOf({ relations = [], custom, ...variables }: Variables): CslItem {
  const extras = withoutEmpty({ relations, ...(custom as object | undefined) });
  return { ...withoutEmpty(variables), ...(Object.keys(extras).length > 0 && { custom: extras }) } as CslItem;
}

function withoutEmpty(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A title and its subtitle, in markup; undefined when there is none. */
export function titleOf(title: string | null | undefined, subtitle?: string | null): string | undefined {
  const main = inlineMarkup(title ?? '');
  const second = inlineMarkup(subtitle ?? '');
  if (second === '' || main.toLowerCase().includes(second.toLowerCase())) return main || undefined;
  return main === '' ? second : `${main}${/[?!:.]$/.test(main) ? '' : ':'} ${second}`;
}

/** A date of its numbers, without those that are missing. */
export function dateOf(parts: readonly (number | string | null | undefined)[] | undefined): CslDate | undefined {
  const known: number[] = [];
  for (const part of parts ?? []) {
    const number = Number(part ?? 0);
    if (!Number.isInteger(number) || number === 0) break;
    known.push(number);
  }
  return known.length > 0 ? { 'date-parts': [known.slice(0, 3)] } : undefined;
}

/** A person with what is known of the name, or a body. */
export function nameOf(parts: {
  family?: string | null | undefined;
  given?: string | null | undefined;
  suffix?: string | null | undefined;
  literal?: string | null | undefined;
  orcid?: string | null | undefined;
}): CslName[] {
  const { orcid, ...written } = parts;
  const read = Object.entries(written).map(([part, text]) => [part, inlineMarkup(text ?? '')] as const);
  const name = Object.fromEntries(read.filter(([, text]) => text !== '')) as CslName;
  if (name.family) delete name.literal;
  else if (!name.literal && name.given) return [{ literal: name.given }];
  if (!name.family && !name.literal) return [];
  const ORCID = normaliseOrcid(orcid ?? '');
  return [{ ...name, ...(ORCID && { ORCID }) }];
}

/** Keywords as CSL holds them. */
export function keywordsOf(words: readonly (string | null | undefined)[]): string | undefined {
  const read = words.map((word) => inlineMarkup(word ?? '')).filter(Boolean);
  return read.length > 0 ? joinKeywords([...new Set(read)]) : undefined;
}
