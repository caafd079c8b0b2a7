import { createHash } from 'node:crypto';
import { LatestUsed } from '#lib/latest-used.ts';
import type { CslItem } from '../csl/item.ts';
import { invalid, Problem } from '../problem.ts';
import { type Answer, type Job, languageKey, type StyleSource } from './job.ts';
import { findLocale } from './locales.ts';
import { runJob } from './pool.ts';
import type { BibliographyFormat, ShownBibliography } from './print.ts';
import type { Progress } from './processor.ts';
import { shipped } from './shipped.ts';
import { findStyle, noSuchStyle } from './styles.ts';
import type { UploadedStyle } from './uploaded-style.ts';

export type BibliographyOrder = {
  /** Each with an id of its own; a style that does not sort prints them in this order. */
  items: readonly CslItem[];
  /** A CSL id, alias or address of a shipped style, or what `validateStyle` made of an uploaded one. */
  style: string | UploadedStyle;
  /** A language tag. Left out: the style's own language, or American English. */
  locale?: string;
  /** Id → what is printed after the entry: "OCEBM 2 · in vivo animal". */
  annotations?: ReadonlyMap<string, string>;
  /** Id → heading above it. Sections come in the order of their first item; years get their letters across all of them. */
  headings?: ReadonlyMap<string, string>;
  title?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Told now and then how far it is. */
  tell?: (progress: Progress) => void;
};

export type PrintedBibliography = { body: string | Uint8Array<ArrayBuffer>; mediaType: string; extension: string };

const files: Record<BibliographyFormat, Omit<PrintedBibliography, 'body'>> = {
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt' },
  markdown: { mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
  rtf: { mediaType: 'application/rtf', extension: 'rtf' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
};

export const bibliographyFormats = Object.keys(files) as BibliographyFormat[];

const answers = new LatestUsed<Answer>(32 * 1024 * 1024);

/** A whole file in one of `bibliographyFormats`. Throws a Problem: unknown style or locale, no bibliography, took too long. */
export async function renderBibliography(
  order: BibliographyOrder & { format: BibliographyFormat },
): Promise<PrintedBibliography> {
  const answer = await answerTo(order, order.format);
  if (!('body' in answer)) throw new Error('The thread printed nothing.');
  return { body: answer.body as PrintedBibliography['body'], ...files[order.format] };
}

/** The entries one by one, for a page. `omitted` are ids the style prints nothing for. */
export async function renderEntries(order: BibliographyOrder): Promise<ShownBibliography> {
  const answer = await answerTo(order, 'shown');
  if (!('shown' in answer)) throw new Error('The thread showed nothing.');
  return answer.shown;
}

async function answerTo(order: BibliographyOrder, output: Job['output']): Promise<Answer> {
  const job = await jobFor(order, output);
  const key = `${job.key} ${output} ${output === 'shown' ? '' : job.title}`;
  const known = answers.get(key);
  if (known) return known;
  const { signal, tell, timeoutMs = 120_000 } = order;
  const answer = await runJob(job, { signal, tell, timeoutMs });
  if ('failure' in answer) throw new Problem('unprocessable', `The style could not be used: ${answer.failure}`);
  answers.set(key, answer, sizeOf(answer));
  return answer;
}

async function jobFor(order: BibliographyOrder, output: Job['output']): Promise<Job> {
  const { items, annotations, headings, title = 'Bibliography' } = order;
  const style = await sourceOf(order.style);
  const locale = order.locale === undefined ? null : await findLocale(order.locale);
  if (order.locale !== undefined && locale === null) throw invalid(`There is no locale "${order.locale}".`);
  const hash = createHash('sha256').update(`${style.key}\n${languageKey(style, locale)}\n${JSON.stringify(items)}`);
  hash.update(JSON.stringify([[...(annotations ?? [])], [...(headings ?? [])]]));
  const key = hash.digest('base64url');
  return {
    key,
    style,
    locale,
    items,
    title,
    output,
    ...(annotations && { annotations }),
    ...(headings && { headings }),
  };
}

async function sourceOf(style: string | UploadedStyle): Promise<StyleSource> {
  if (typeof style !== 'string' && style.tree) {
    if (!style.hasBibliography) throw noBibliography(style.title);
    return { key: style.key, tree: style.tree, defaultLocale: style.defaultLocale ?? 'en-US' };
  }
  const name = typeof style === 'string' ? style : (style.dependentOf ?? '');
  const entry = await findStyle(name);
  const source = (await shipped()).styles.get(entry?.dependentOf ?? entry?.id ?? '');
  if (!entry || !source) throw await noStyle(name);
  if (!entry.hasBibliography) throw noBibliography(entry.title);
  const defaultLocale = (typeof style === 'string' ? undefined : style.defaultLocale) ?? entry.defaultLocale ?? 'en-US';
  const id = entry.dependentOf ?? entry.id;
  return { key: id, id, asset: source.asset, defaultLocale };
}

async function noStyle(name: string): Promise<Problem> {
  const detail = await noSuchStyle(name);
  return invalid(detail, [{ pointer: '/style', detail }]);
}

function noBibliography(title: string): Problem {
  return new Problem('unprocessable', `"${title}" makes notes only; it prints no bibliography.`);
}

/** About how many bytes it holds. */
function sizeOf(answer: Answer): number {
  if ('body' in answer) return typeof answer.body === 'string' ? answer.body.length * 2 : answer.body.byteLength;
  if (!('shown' in answer)) return 0;
  const entries = answer.shown.sections.flatMap((section) => section.entries);
  return entries.reduce((total, { html, text }) => total + 2 * (html.length + text.length) + 200, 200);
}
