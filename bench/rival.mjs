// node bench/rival.mjs LIBRARY FORMAT FILE: the file as CSL-JSON by another library, from the folder SPECIOSA_RIVALS names or from here; exit 1 where it is not.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [library, format, path] = process.argv.slice(2);
const from = createRequire(resolve(process.env.SPECIOSA_RIVALS ?? '.', 'package.json'));
const text = await readFile(path, 'utf8');

function byCitationJs() {
  const { Cite } = from('@citation-js/core');
  from(`@citation-js/plugin-${format}`);
  return new Cite(text).data;
}

async function byConverter() {
  const { BibLatexParser, CSLExporter, parseNBIB } = await import(from.resolve('biblatex-csl-converter'));
  const entries = format === 'nbib' ? parseNBIB(text).entries : new BibLatexParser(text).parse().entries;
  return new CSLExporter(entries).parse();
}

process.stdout.write(JSON.stringify(library === 'citation-js' ? byCitationJs() : await byConverter()));
