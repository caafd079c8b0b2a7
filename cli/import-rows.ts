import { findUserActor } from '#features/accounts/queries.ts';
import { importClaims } from '#features/claims/commands/import-claims.ts';
import { importFindings } from '#features/findings/commands/import-findings.ts';
import type { ImportAnswer, ImportFormat } from '#features/findings/import-answer.ts';
import { formatOfRows, importText } from '#features/findings/import-text.ts';
import { findMemberActor } from '#features/libraries/queries.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { inputBytes } from './input.ts';

type Wanted = { library: string; user: string; format: ImportFormat | undefined; submit?: true; dryRun?: true };

/** Findings or claims of a file, as drafts of a person; faults one a line on stderr, and then the exit code is 1. */
export async function importRows(what: 'findings' | 'claims', file: string, wanted: Wanted): Promise<void> {
  const { library, user, submit = false, dryRun = false } = wanted;
  const actor = await findMemberActor(await personCalled(user), library);
  const text = await importText(await inputBytes(file));
  const format = formatOfRows(text, wanted.format);
  const given = { text, format, submit, dryRun };
  report(what === 'findings' ? await importFindings(actor, given) : await importClaims(actor, given));
}

/** Whoever may sign in with the address. */
export async function personCalled(email: string) {
  const actor = await findUserActor(email);
  if (!actor) throw new OperatorError(`Nobody who may sign in has the address ${email}.`);
  return actor;
}

function report({ errors, ...done }: ImportAnswer): void {
  for (const { row, line, field, message } of errors) {
    const place = [`row ${row}`, line !== undefined && `line ${line}`, field].filter(Boolean).join(', ');
    process.stderr.write(`${place}: ${message}\n`);
  }
  process.stdout.write(`${JSON.stringify({ ...done, failed: new Set(errors.map(({ row }) => row)).size })}\n`);
  if (errors.length > 0) process.exitCode = 1;
}
