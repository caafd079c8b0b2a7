import type { ExportRecord, ReadEvent, Reader, Writer } from './format.ts';
import { ProblemKeys } from './problem-keys.ts';

/** What a reader is made of: fed with text cut anywhere, it gives the events that are complete. */
export type Parser = { push(text: string): ReadEvent[]; end(): ReadEvent[] };

/** Makes a reader of a parser. Takes the byte-order mark off and turns NUL, which Postgres cannot hold, into U+FFFD. */
export function streamingReader(makeParser: () => Parser): Reader {
  return async function* read(chunks) {
    const parser = makeParser();
    const keys = new ProblemKeys();
    let isFirst = true;
    for await (const chunk of chunks) {
      if (chunk === '') continue;
      const text = isFirst && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
      isFirst = false;
      const events = keys.take(parser.push(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text));
      if (events.length > 0) yield events;
    }
    yield [...keys.take(parser.end()), ...keys.end()];
  };
}

const pieceSize = 16_384;

/** Makes a writer of a function that writes one record; gives pieces of some size, since one a record is slow to send. */
export function streamingWriter(
  writeRecord: (record: ExportRecord, index: number) => string,
  frame: { before?: string; after?: (count: number) => string } = {},
): Writer {
  return async function* write(records) {
    let piece = frame.before ?? '';
    let index = 0;
    for await (const some of records) {
      for (const record of Array.isArray(some) ? some : [some]) piece += writeRecord(record, index++);
      if (piece.length < pieceSize) continue;
      yield piece;
      piece = '';
    }
    piece += frame.after?.(index) ?? '';
    if (piece !== '') yield piece;
  };
}
