import { type Command, InvalidArgumentError, Option } from 'commander';
import { readUpload } from '#features/exchange/read-upload.ts';
import { encodingCalled } from '#lib/formats/encoding.ts';
import type { ExportRecord, FormatName, ReadEvent, ReadProblem, ReadRecord } from '#lib/formats/format.ts';
import { findFormat, readableFormats, writableFormats } from '#lib/formats/formats.ts';
import { compileLess } from './compile-less.ts';
import { passingBytes, print } from './input.ts';
import { keepHeapSmall } from './small-heap.ts';

type Wanted = { from: string; to: string; problems: 'text' | 'json'; encoding?: string };

export function register(program: Command): void {
  program
    .command('convert')
    .description('turn a bibliography into another format; no database')
    .argument('<file>', 'a file, or - for standard input')
    .addOption(new Option('--from <format>', 'its format').choices(['auto', ...readableFormats]).default('auto'))
    .addOption(new Option('--to <format>', 'the format wanted').choices(writableFormats).makeOptionMandatory())
    .addOption(
      new Option('--problems <how>', 'how problems are told on stderr').choices(['text', 'json']).default('text'),
    )
    .addOption(encodingOption())
    .action(convert);
}

export function encodingOption(): Option {
  return new Option('--encoding <label>', 'its encoding, such as gbk, where it cannot be told').argParser((label) => {
    const encoding = encodingCalled(label);
    if (encoding === null) throw new InvalidArgumentError('It is no encoding we know.');
    return encoding;
  });
}

async function convert(file: string, { from, to, problems, encoding }: Wanted): Promise<void> {
  compileLess();
  keepHeapSmall();
  const { events, format } = await readUpload(await passingBytes(file), from, encoding);
  const write = findFormat(to)?.write;
  if (!write) throw new Error(`no writer for ${to}`);
  await print(write(recordsOf(events, format, (problem) => process.stderr.write(`${told(problem, problems)}\n`))));
}

/** The records of a file as they are to be written, in batches; problems go to `report` as they are met. */
export async function* recordsOf(
  events: AsyncIterable<ReadEvent[]>,
  format: FormatName,
  report: (problem: ReadProblem) => void,
): AsyncGenerator<ExportRecord[]> {
  for await (const some of events) {
    const records: ExportRecord[] = [];
    for (const event of some) {
      if (event.kind === 'problem') report(event.problem);
      else if (event.kind === 'record') records.push(exported(event.record, format));
    }
    yield records;
  }
}

function exported({ csl, citationKey, tags, levels, notes, index, rawText }: ReadRecord, format: FormatName) {
  const key = `record${index + 1}`;
  return { csl, citationKey: citationKey ?? key, tags, levels, notes, source: { format, rawText, key } };
}

export function told(problem: ReadProblem, how: 'text' | 'json'): string {
  if (how === 'json') return JSON.stringify(problem);
  const { line, column, severity, message } = problem;
  return `${line}:${column}: ${severity}: ${message}`;
}
