import type { Command } from 'commander';
import { findCliActor } from '#features/libraries/queries.ts';
import { importNotices } from '#features/retractions/commands/import-notices.ts';
import { inputBytes } from './input.ts';
import { withDatabase } from './with-database.ts';

export function register(program: Command): void {
  program
    .command('retractions')
    .description('retraction notices of a library')
    .command('import')
    .description('take in the register of Retraction Watch')
    .argument('<file>', 'its CSV, or - for standard input')
    .requiredOption('--library <slug>', 'which library')
    .option('--whole', 'it is the whole register: take away what it no longer has')
    .action((file: string, wanted: { library: string; whole?: true }) => withDatabase(() => bringIn(file, wanted)));
}

async function bringIn(file: string, { library, whole = false }: { library: string; whole?: boolean }): Promise<void> {
  const actor = await findCliActor(library);
  const { problems, ...counts } = await importNotices(actor, { bytes: await inputBytes(file), whole });
  for (const { line, problem } of problems) process.stderr.write(`${line}: ${problem}\n`);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
}
