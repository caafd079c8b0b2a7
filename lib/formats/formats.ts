import { biblatex, bibtex } from './bibtex/bibtex.ts';
import { cslJson } from './csl-json/csl-json.ts';
import { csv } from './csv/csv.ts';
import { endnoteXml } from './endnote-xml/endnote-xml.ts';
import type { Format, FormatName } from './format.ts';
import { nbib } from './nbib/nbib.ts';
import { pubmedXml } from './pubmed-xml/pubmed-xml.ts';
import { ris } from './ris/ris.ts';
import { enw } from './tagged/enw.ts';
import { refworks } from './tagged/refworks.ts';

/** Every format there is, in the order in which they are offered. */
export const formats: readonly Format[] = [
  bibtex,
  biblatex,
  ris,
  nbib,
  pubmedXml,
  endnoteXml,
  enw,
  refworks,
  cslJson,
  csv,
];

/** The format of a name of the outer contract; undefined for a name we do not know. */
export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

export const readableFormats = formats.filter(({ read }) => read).map(({ name }) => name);
export const writableFormats = formats.filter(({ write }) => write).map(({ name }) => name) as FormatName[];
