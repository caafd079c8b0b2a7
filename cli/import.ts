import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { continueImport } from '#features/exchange/commands/continue-import.ts';
import { createImport } from '#features/exchange/commands/upload-import.ts';
import { findImport } from '#features/exchange/queries/find-import.ts';
import { tryImport } from '#features/exchange/queries/try-import.ts';
import { whenFinished } from '#features/exchange/queries/when-finished.ts';
import { type DuplicatePolicy, duplicatePolicies, type ImportRunAnswer } from '#features/exchange/schema.ts';
import { importFormats } from '#features/findings/import-answer.ts';
import { findCliActor, findMemberActor } from '#features/libraries/queries.ts';
import { readableFormats } from '#lib/formats/formats.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { encodingOption } from './convert.ts';
import { importRows, personCalled } from './import-rows.ts';
import { inputBytes } from './input.ts';
import { withDatabase } from './with-database.ts';

const subjects = ['citations', 'findings', 'claims'] as const;
type Wanted = {
  what: (typeof subjects)[number];
  library: string;
  user?: string;
  format: string;
  encoding?: string;
  duplicates: DuplicatePolicy;
  submit?: true;
  dryRun?: true;
};

export function register(program: Command): void {
  program
    .command('import')
    .description('bring a bibliography, findings or claims into a library')
    .argument('<file>', 'a file, or - for standard input')
    .requiredOption('--library <slug>', 'which library')
    .addOption(new Option('--what <what>', 'what the file holds').choices(subjects).default('citations'))
    .option('--user <email>', 'who is said to have imported it; findings and claims become their drafts')
    .addOption(new Option('--format <format>').choices(['auto', 'json', ...readableFormats]).default('auto'))
    .addOption(
      new Option('--duplicates <what>', 'what to do with citations').choices(duplicatePolicies).default('skip'),
    )
    .addOption(encodingOption())
    .option('--submit', 'hand findings and claims that lack nothing in for review')
    .option('--dry-run', 'say what would happen, and write nothing')
    .action((file: string, { what, ...wanted }: Wanted, command: Command) => {
      if (what === 'citations') {
        if (wanted.format === 'json')
          command.error('error: citations come as csl-json; json is for findings and claims');
        if (wanted.submit) command.error('error: only findings and claims are submitted');
        return withDatabase(() => importCitations(file, wanted));
      }
      const { user, format: named } = wanted;
      if (!user) return command.error(`error: say whose drafts the ${what} become: --user <email>`);
      const format = importFormats.find((each) => each === named);
      if (named !== 'auto' && !format) command.error(`error: ${what} do not come as ${named}`);
      return withDatabase(() => importRows(what, file, { ...wanted, user, format }));
    });
}

type Citations = Omit<Wanted, 'what' | 'submit'>;

async function importCitations(file: string, wanted: Citations): Promise<void> {
  const { library, user, format, encoding, duplicates, dryRun } = wanted;
  const actor = user ? await findMemberActor(await personCalled(user), library) : await findCliActor(library);
  const upload = { bytes: await inputBytes(file), fileName: file === '-' ? null : basename(file), format, encoding };
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

function report({ problems, counts, status, id }: ImportRunAnswer): void {
  for (const { line, column, severity, message } of problems) {
    process.stderr.write(`${line}:${column}: ${severity}: ${message}\n`);
  }
  process.stdout.write(`${JSON.stringify({ id, status, counts })}\n`);
}
