import type { ExportRecord, Format } from '../format.ts';
import { named } from '../names.ts';
import { streamingWriter } from '../streaming.ts';
import { readNbib } from './read.ts';
import { replayNbib } from './replay.ts';
import { nbibLines, printNbibLine } from './write.ts';

function writeRecord(record: ExportRecord): string {
  const replayed = record.source?.format === 'nbib' ? replayNbib(record, record.source.rawText) : null;
  return `${
    replayed ??
    nbibLines(record)
      .map((line) => printNbibLine(line))
      .join('')
  }\n`;
}

/** NBIB: the tagged format of PubMed and MEDLINE, which ERIC and others write too. */
export const nbib: Format = {
  ...named('nbib'),
  read: readNbib,
  write: streamingWriter(writeRecord),
};
