import type { ExportRecord, Format } from '../format.ts';
import { named } from '../names.ts';
import { streamingWriter } from '../streaming.ts';
import type { Dialect } from './entry-types.ts';
import { readBib } from './read.ts';
import { replayEntry } from './replay.ts';
import { bibEntry, printEntry } from './write.ts';

function writeBib(dialect: Dialect) {
  return streamingWriter((record: ExportRecord) => {
    const replayed = record.source?.format === dialect ? replayEntry(record, record.source.rawText, dialect) : null;
    return `${replayed ?? printEntry(bibEntry(record, dialect))}\n\n`;
  });
}

/** BibTeX in UTF-8. */
export const bibtex: Format = {
  ...named('bibtex'),
  read: readBib('bibtex'),
  write: writeBib('bibtex'),
};

/** BibLaTeX, for biber. */
export const biblatex: Format = {
  ...named('biblatex'),
  read: readBib('biblatex'),
  write: writeBib('biblatex'),
};
