import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { readUpload } from '#features/exchange/read-upload.ts';
import type { BibliographyFormat } from '#lib/bibliography/print.ts';
import { bibliographyFormats, renderBibliography } from '#lib/bibliography/render.ts';
import { validateStyle } from '#lib/bibliography/uploaded-style.ts';
import { readableFormats } from '#lib/formats/formats.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { recordsOf, told } from './convert.ts';
import { inputBytes } from './input.ts';

type Wanted = { from: string; style: string; to: BibliographyFormat; locale?: string; title: string };

export function register(program: Command): void {
  program
    .command('format')
    .description('print a bibliography in a citation style; no database')
    .argument('<file>', 'a file, or - for standard input')
    .requiredOption('--style <style>', 'a CSL style: its id, or the path of a .csl file')
    .addOption(new Option('--to <format>', 'what to print').choices(bibliographyFormats).default('text'))
    .addOption(
      new Option('--from <format>', 'format of the file').choices(['auto', ...readableFormats]).default('auto'),
    )
    .option('--locale <tag>', 'its language, such as de-DE')
    .option('--title <text>', 'heading of the document', 'Bibliography')
    .action(format);
}

async function format(file: string, { from, style, to, locale, title }: Wanted): Promise<void> {
  const { events, format } = await readUpload(await inputBytes(file), from);
  const records = await Array.fromAsync(
    recordsOf(events, format, (problem) => process.stderr.write(`${told(problem, 'text')}\n`)),
  );
  const items = records.map(({ csl, citationKey }) => ({ ...csl, id: citationKey }));
  const chosen = style.endsWith('.csl') ? await styleFrom(style) : style;
  const { body } = await renderBibliography({ items, style: chosen, format: to, title, ...(locale && { locale }) });
  process.stdout.write(body);
  // The threads that rendered would keep the process for a while.
  process.stdout.once('drain', () => process.exit(0));
  if (process.stdout.writableLength === 0) process.exit(0);
}

async function styleFrom(path: string) {
  const xml = await readFile(path, 'utf8').catch(() => null);
  if (xml === null) throw new OperatorError(`There is no file ${path}.`);
  const { style, problems } = await validateStyle(xml);
  if (style) return style;
  throw new OperatorError(
    problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'),
  );
}
