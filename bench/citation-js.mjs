// node bench/citation-js.mjs PLUGIN FILE: the file as CSL-JSON by citation-js, where that is installed; exit 1 where it is not.
import { readFile } from 'node:fs/promises';

const [plugin, path] = process.argv.slice(2);
const { Cite } = await import('@citation-js/core');
await import(`@citation-js/plugin-${plugin}`);
process.stdout.write(JSON.stringify(new Cite(await readFile(path, 'utf8')).data));
