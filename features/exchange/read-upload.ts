import { detectFormat } from '#lib/formats/detect.ts';
import { decodeText } from '#lib/formats/encoding.ts';
import type { FormatName, ReadEvent } from '#lib/formats/format.ts';
import { findFormat, readableFormats } from '#lib/formats/formats.ts';
import { Problem } from '#lib/problem.ts';

export type OpenedUpload = { format: FormatName; events: AsyncGenerator<ReadEvent[]> };

/**
 * Opens bytes as a bibliography: in the format named, or for `auto` in the one its beginning shows; in the encoding named, or the one they show. Throws
 * `unprocessable` for what is none.
 */
export async function readUpload(
  bytes: AsyncIterable<Uint8Array>,
  format: string,
  encoding?: string,
): Promise<OpenedUpload> {
  const text = decodeText(bytes, encoding);
  const { beginning, whole } = await peek(text);
  const name = format === 'auto' ? detectFormat(beginning) : (format as FormatName);
  // gzip; zip, of which office documents and EndNote's compressed libraries are.
  if (beginning.startsWith('\u001f‹') || beginning.startsWith('PK\u0003\u0004'))
    throw unreadable('It is compressed: unpack it first.');
  if (beginning.trim() === '') throw unreadable('There is nothing in it.');
  if (name === null) throw unreadable(`It looks like none of ${readable}: say which format it is.`);
  const { read, label } = findFormat(name) ?? {};
  if (!read) throw unreadable(`It looks like ${label ?? name}, which cannot be read here; ${readable} can.`);
  return { format: name, events: read(whole) };
}

const readable = readableFormats.map((name) => findFormat(name)?.label).join(', ');

function unreadable(detail: string): Problem {
  return new Problem('unprocessable', `This file cannot be imported. ${detail}`, {
    errors: [{ pointer: '/file', detail }],
  });
}

const enough = 4096;
const longestBlank = 1_048_576;

// Enough for detection, however small the pieces come, or so much blank that nothing is to be expected; what was taken is given again.
async function peek(text: AsyncGenerator<string>): Promise<{ beginning: string; whole: AsyncGenerator<string> }> {
  let beginning = '';
  for (let told = 0; told < enough && beginning.length < longestBlank; ) {
    const { value, done } = await text.next();
    if (done) break;
    beginning += value;
    told += value.trim().length;
  }
  const whole = async function* () {
    yield beginning;
    yield* text;
  };
  return { beginning, whole: whole() };
}
