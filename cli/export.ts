import { type Command, Option } from 'commander';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { claimExportFormats } from '#features/claims/export-options.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import { exportFormats } from '#features/findings/export-columns.ts';
import { findCliActor } from '#features/libraries/queries.ts';
import { findFormat, writableFormats } from '#lib/formats/formats.ts';
import { printClaims, printFindings } from './export-rows.ts';
import { print } from './input.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { what: 'citations' | 'findings' | 'claims'; library: string; format: string; filter: string };

const formatsOf: Record<Wanted['what'], readonly string[]> = {
  citations: writableFormats,
  findings: exportFormats,
  claims: claimExportFormats,
};
const subjects = Object.keys(formatsOf);

export function register(program: Command): void {
  program
    .command('export')
    .description('write citations, findings or claims to standard output')
    .requiredOption('--library <slug>', 'which library')
    .addOption(new Option('--what <what>', 'what to write').choices(subjects).default('citations'))
    .addOption(
      new Option(
        '--format <format>',
        'of findings and claims json unless told otherwise, of citations csl-json',
      ).choices([...new Set(Object.values(formatsOf).flat())]),
    )
    .option('--filter <query>', 'list filters as in an address: "tag=target:mor&year=2016.."', '')
    .action((given: Omit<Wanted, 'format'> & { format?: string }, command: Command) => {
      const { what, format = what === 'citations' ? 'csl-json' : 'json' } = given;
      const known = formatsOf[what];
      if (!known.includes(format)) command.error(`error: the format of ${what} is one of ${known.join(', ')}`);
      return withDatabase(() => writeExport({ ...given, format }));
    });
}

async function writeExport({ what, library, format, filter }: Wanted): Promise<void> {
  const actor = await findCliActor(library);
  if (what === 'findings') return printFindings(actor, format, filter);
  if (what === 'claims') return printClaims(actor, format, filter);
  const filters = await requireFilters(actor, new URLSearchParams(filter));
  const found = findFormat(format);
  if (!found?.write) throw new Error(`no writer for ${format}`);
  await print(found.write(exportRecords(actor, filters, found.name)));
}
