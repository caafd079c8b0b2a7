import { type ByteChunks, decodeText } from '#lib/formats/encoding.ts';
import { invalid, Problem } from '#lib/problem.ts';
import type { ImportFormat } from './import-answer.ts';

export const mostMegabytes = 20;
/** What one transaction does well. */
const mostRows = 2000;

/** A file of rows as text; throws `too-large`. */
export async function importText(bytes: ByteChunks): Promise<string> {
  let size = 0;
  const limited = async function* () {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > mostMegabytes * 1_048_576) {
        throw new Problem('too-large', `Rows to import may have ${mostMegabytes} MB at most.`);
      }
      yield chunk;
    }
  };
  const pieces: string[] = [];
  for await (const piece of decodeText(limited())) pieces.push(piece);
  return pieces.join('').replace(/^\uFEFF/, '');
}

/** The format named, by a word or a media type, or else the one the text begins like. */
export function formatOfRows(text: string, named?: ImportFormat, mediaType?: string | null): ImportFormat {
  if (named) return named;
  if (/^(?:application\/json|text\/json)\b/i.test(mediaType ?? '')) return 'json';
  if (/^text\/csv\b/i.test(mediaType ?? '')) return 'csv';
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}

/** The rows of a JSON file: an array, or the member of that name as an export has it. */
export function jsonRows(text: string, member: 'findings' | 'claims'): unknown[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw invalid(`The file is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const rows = Array.isArray(given) ? given : isObject(given) ? given[member] : null;
  if (!Array.isArray(rows)) throw invalid(`Give an array of ${member}, or { "${member}": […] } as an export has it.`);
  refuseTooMany(rows.length);
  return rows;
}

/** Throws for more rows than one import takes. */
export function refuseTooMany(rows: number): void {
  if (rows > mostRows) throw new Problem('too-large', `One import takes ${mostRows} rows at most; this has ${rows}.`);
}

export function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** Whether Postgres can hold every text in it, neither NUL nor half a surrogate pair; nothing that is read lies deeper than this goes. */
export function isStorable(value: unknown, depth = 8): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((each) => isStorable(each, depth - 1));
}

/** A member that names something, as text; null where it is empty. */
export function nameText(given: unknown): string | null {
  return typeof given === 'string' || typeof given === 'number' ? String(given).trim() || null : null;
}
