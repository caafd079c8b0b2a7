// node --experimental-import-meta-resolve bench/rival.mjs LIBRARY FORMAT FILE: the file as CSL-JSON by another library, from the folder that SPECIOSA_RIVALS
// names or from here; exit 1 where it is not.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [library, format, path] = process.argv.slice(2);
const base = pathToFileURL(resolve(process.env.SPECIOSA_RIVALS ?? '.', 'package.json'));
// By `import`, not by `require`: what that finds of citation-js is made for old engines, and slower.
const from = (name) => import(import.meta.resolve(name, base));
const text = await readFile(path, 'utf8');

// Told the format and without a trace of its steps; `new Cite(text)` gives each record without an id one by looking through all the others, which of
// 10,000 takes minutes.
async function byCitationJs() {
  const { plugins } = await from('@citation-js/core');
  await from(`@citation-js/plugin-${format}`);
  const forceType = format === 'ris' ? '@ris/file' : '@bibtex/text';
  return plugins.input.chain(text, { forceType, generateGraph: false });
}

async function byConverter() {
  const { BibLatexParser, CSLExporter, parseNBIB } = await from('biblatex-csl-converter');
  const entries = format === 'nbib' ? parseNBIB(text).entries : new BibLatexParser(text).parse().entries;
  return new CSLExporter(entries).parse();
}

process.stdout.write(JSON.stringify(await (library === 'citation-js' ? byCitationJs() : byConverter())));
