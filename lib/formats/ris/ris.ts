import type { ExportRecord, Format } from '../format.ts';
import { named } from '../names.ts';
import { streamingWriter } from '../streaming.ts';
import { readRis } from './read.ts';
import { replayRis } from './replay.ts';
import { printRisLine, risLines } from './write.ts';

function writeRecord(record: ExportRecord): string {
  const replayed = record.source?.format === 'ris' ? replayRis(record, record.source.rawText) : null;
  return `${
    replayed ??
    risLines(record)
      .map((line) => printRisLine(line))
      .join('')
  }\r\n`;
}

/** RIS (Research Information Systems), 2011 specification and what programs make of it. */
export const ris: Format = {
  ...named('ris'),
  read: readRis,
  write: streamingWriter(writeRecord),
};
