import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { readUpload } from '#features/exchange/read-upload.ts';
import type { BibliographyFormat } from '#lib/bibliography/print.ts';
import { bibliographyFormats, renderBibliography } from '#lib/bibliography/render.ts';
import { validateStyle } from '#lib/bibliography/uploaded-style.ts';
import type { ReadProblem } from '#lib/formats/format.ts';
import { readableFormats } from '#lib/formats/formats.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { pathOf } from './caller.ts';
import { encodingOption, recordsOf, told } from './convert.ts';
import { passingBytes } from './input.ts';

type Wanted = {
  from: string;
  style: string;
  to: BibliographyFormat;
  locale?: string;
  title: string;
  problems: 'text' | 'json';
  encoding?: string;
};

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
    .addOption(
      new Option('--problems <how>', 'how problems are told on stderr').choices(['text', 'json']).default('text'),
    )
    .addOption(encodingOption())
    .option('--locale <tag>', 'its language, such as de-DE')
    .option('--title <text>', 'heading of the document', 'Bibliography')
    .action(format);
}

// Nobody waits for an answer here but whoever can stop it.
const aDayMs = 86_400_000;

async function format(file: string, { from, style, to, locale, title, problems, encoding }: Wanted): Promise<void> {
  const { events, format } = await readUpload(await passingBytes(file), from, encoding);
  const report = (problem: ReadProblem) => process.stderr.write(`${told(problem, problems)}\n`);
  const records = (await Array.fromAsync(recordsOf(events, format, report))).flat();
  const items = records.map(({ csl, citationKey }) => ({ ...csl, id: citationKey }));
  const chosen = style.endsWith('.csl') ? await styleFrom(style) : style;
  const order = { items, style: chosen, format: to, title, timeoutMs: aDayMs, ...(locale && { locale }) };
  const { body } = await renderBibliography(order);
  // The threads that rendered would keep the process for a while.
  process.stdout.write(body, () => process.exit(0));
}

async function styleFrom(path: string) {
  const xml = await readFile(pathOf(path), 'utf8').catch(() => null);
  if (xml === null) throw new OperatorError(`There is no file ${path}.`);
  const { style, problems } = await validateStyle(xml);
  if (style) return style;
  throw new OperatorError(
    problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'),
  );
}
