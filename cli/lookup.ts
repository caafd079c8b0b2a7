import { type Command, Option } from 'commander';
import { env } from '#lib/env.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { type Answer, lookUp } from '#lib/lookup/look-up.ts';
import { readRequests } from '#lib/lookup/read-requests.ts';
import { findersOf } from '#lib/lookup/set-up-services.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { inputBytes, print } from './input.ts';

export function register(program: Command): void {
  program
    .command('lookup')
    .description('find records by identifier and write them as CSL-JSON; no database')
    .argument(
      '[identifiers...]',
      'DOIs, PMIDs, PMCIDs, arXiv ids, ISBNs, addresses; - or none for standard input, one a line',
    )
    .addOption(
      new Option('--problems <how>', 'how misses are told on stderr').choices(['text', 'json']).default('text'),
    )
    .action(lookup);
}

async function lookup(words: string[], { problems }: { problems: 'text' | 'json' }): Promise<void> {
  const requests = readRequests(words.length === 0 || words[0] === '-' ? await standardInput() : words.join('\n'));
  if (requests.length === 0) throw new OperatorError('There is nothing to look up.');
  const answers = await lookUp(requests, findersOf(env()));
  for (const answer of answers) if (answer.reason !== null) process.stderr.write(`${told(answer, problems)}\n`);
  const write = findFormat('csl-json')?.write;
  if (!write) throw new Error('no writer for csl-json');
  await print(write(records(answers)));
  if (answers.every(({ csl }) => csl === null)) process.exitCode = 1;
}

async function standardInput(): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of await inputBytes('-')) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

async function* records(answers: readonly Answer[]) {
  for (const { request, csl } of answers) if (csl) yield { csl, citationKey: request.value };
}

function told({ request: { written, line }, reason }: Answer, how: 'text' | 'json'): string {
  return how === 'json' ? JSON.stringify({ written, line, reason }) : `${line}: ${written}: ${reason}`;
}
