import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { findUserActor } from '#features/accounts/queries.ts';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { continueImport } from '#features/exchange/commands/continue-import.ts';
import { createImport } from '#features/exchange/commands/upload-import.ts';
import { findImport } from '#features/exchange/queries/find-import.ts';
import { tryImport } from '#features/exchange/queries/try-import.ts';
import { whenFinished } from '#features/exchange/queries/when-finished.ts';
import { type DuplicatePolicy, duplicatePolicies, type ImportRunAnswer } from '#features/exchange/schema.ts';
import { findCliActor, findMemberActor } from '#features/libraries/queries.ts';
import { readableFormats } from '#lib/formats/formats.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { inputBytes } from './input.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { library: string; user?: string; format: string; duplicates: DuplicatePolicy; dryRun?: true };

export function register(program: Command): void {
  program
    .command('import')
    .description('bring a bibliography into a library')
    .argument('<file>', 'a file, or - for standard input')
    .requiredOption('--library <slug>', 'which library')
    .option('--user <email>', 'who is said to have imported it')
    .addOption(new Option('--format <format>').choices(['auto', ...readableFormats]).default('auto'))
    .addOption(new Option('--duplicates <what>', 'what to do with them').choices(duplicatePolicies).default('skip'))
    .option('--dry-run', 'say what would happen, and write nothing')
    .action((file: string, wanted: Wanted) => withDatabase(() => bringIn(file, wanted)));
}

async function bringIn(file: string, { library, user, format, duplicates, dryRun }: Wanted): Promise<void> {
  const actor = user ? await findMemberActor(await personCalled(user), library) : await findCliActor(library);
  const upload = { bytes: await inputBytes(file), fileName: file === '-' ? null : basename(file), format };
  if (dryRun) return report(await tryImport(actor, upload));
  const { id } = await createImport(actor, { ...upload, duplicates });
  // Done here and now, since no worker need be running; where one takes part, its share is waited for.
  const job = { libraryId: actor.library.id, runId: id };
  while (!(await whenFinished(actor, id, 1))) {
    await checkImport(job);
    await continueImport(job);
  }
  const run = await findImport(actor, id);
  report(run);
  if (run.status === 'FAILED') throw new OperatorError(run.failure ?? 'The import failed.');
}

async function personCalled(email: string) {
  const actor = await findUserActor(email);
  if (!actor) throw new OperatorError(`Nobody who may sign in has the address ${email}.`);
  return actor;
}

function report({ problems, counts, status, id }: ImportRunAnswer): void {
  for (const { line, column, severity, message } of problems) {
    process.stderr.write(`${line}:${column}: ${severity}: ${message}\n`);
  }
  process.stdout.write(`${JSON.stringify({ id, status, counts })}\n`);
}
