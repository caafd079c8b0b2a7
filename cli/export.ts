import { type Command, Option } from 'commander';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import { findCliActor } from '#features/libraries/queries.ts';
import { findFormat, writableFormats } from '#lib/formats/formats.ts';
import { print } from './input.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { library: string; format: string; filter: string };

export function register(program: Command): void {
  program
    .command('export')
    .description('write citations to standard output')
    .requiredOption('--library <slug>', 'which library')
    .addOption(new Option('--format <format>').choices(writableFormats).default('csl-json'))
    .option('--filter <query>', 'list filters as in an address: "tag=target:mor&year=2016.."', '')
    .action((wanted: Wanted) => withDatabase(() => writeExport(wanted)));
}

async function writeExport({ library, format, filter }: Wanted): Promise<void> {
  const actor = await findCliActor(library);
  const filters = await requireFilters(actor, new URLSearchParams(filter));
  const found = findFormat(format);
  if (!found?.write) throw new Error(`no writer for ${format}`);
  await print(found.write(exportRecords(actor, filters, found.name)));
}
