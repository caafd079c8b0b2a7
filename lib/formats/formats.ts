import type { Format, FormatName, Reader, Writer } from './format.ts';
import { formatNames, named } from './names.ts';

type Loader<Made> = () => Promise<Made | undefined>;

// A conversion loads the one that reads and the one that writes.
const readers: Partial<Record<FormatName, Loader<Reader>>> = {
  bibtex: async () => (await import('./bibtex/read.ts')).readBib('bibtex'),
  biblatex: async () => (await import('./bibtex/read.ts')).readBib('biblatex'),
  ris: async () => (await import('./ris/read.ts')).readRis,
  nbib: async () => (await import('./nbib/read.ts')).readNbib,
  'pubmed-xml': async () => (await import('./pubmed-xml/read.ts')).readPubmedXml,
  'endnote-xml': async () => (await import('./endnote-xml/read.ts')).readEndnoteXml,
  enw: async () => (await import('./tagged/enw.ts')).enw.read,
  refworks: async () => (await import('./tagged/refworks.ts')).refworks.read,
  'csl-json': async () => (await import('./csl-json/read.ts')).readCslJson,
  csv: async () => (await import('./csv/csv.ts')).csv.read,
};
const writers: Partial<Record<FormatName, Loader<Writer>>> = {
  bibtex: async () => (await import('./bibtex/bibtex.ts')).bibtex.write,
  biblatex: async () => (await import('./bibtex/bibtex.ts')).biblatex.write,
  ris: async () => (await import('./ris/ris.ts')).ris.write,
  nbib: async () => (await import('./nbib/nbib.ts')).nbib.write,
  'pubmed-xml': async () => (await import('./pubmed-xml/pubmed-xml.ts')).pubmedXml.write,
  'endnote-xml': async () => (await import('./endnote-xml/endnote-xml.ts')).endnoteXml.write,
  'csl-json': async () => (await import('./csl-json/write.ts')).writeCslJson,
  csv: async () => (await import('./csv/csv.ts')).csv.write,
};

/** A generator whose code is loaded when it is first asked for something. */
function loaded<Input, Item>(load: Loader<(input: Input) => AsyncGenerator<Item>>) {
  return async function* (input: Input) {
    const make = await load();
    if (make) yield* make(input);
  };
}

/** Every format there is, in the order in which they are offered. */
export const formats: readonly Format[] = formatNames.map((name) => {
  const [read, write] = [readers[name], writers[name]];
  return { ...named(name), ...(read && { read: loaded(read) }), ...(write && { write: loaded(write) }) };
});

/** The format of a name of the outer contract; undefined for a name we do not know. */
export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

export const readableFormats = formats.filter(({ read }) => read).map(({ name }) => name);
export const writableFormats = formats.filter(({ write }) => write).map(({ name }) => name) as FormatName[];
