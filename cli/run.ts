// npm run -s cli -- <noun> <verb> …: results on stdout, messages on stderr; exit 0 done, 1 failed, 2 wrong usage.
import { Command, CommanderError } from 'commander';
import { OperatorError } from '#lib/operator-error.ts';
import { Problem } from '#lib/problem.ts';
import { goHome } from './caller.ts';

type Noun = () => Promise<{ register(program: Command): void }>;

// Each noun is a file, loaded when named: `convert` need not wait for the database's client.
const nouns: Record<string, Noun> = {
  audit: () => import('./audit.ts'),
  backup: () => import('./backup.ts'),
  convert: () => import('./convert.ts'),
  doctor: () => import('./doctor.ts'),
  export: () => import('./export.ts'),
  format: () => import('./format.ts'),
  import: () => import('./import.ts'),
  library: () => import('./library.ts'),
  lookup: () => import('./lookup.ts'),
  restore: () => import('./restore.ts'),
  retractions: () => import('./retractions.ts'),
  token: () => import('./token.ts'),
  user: () => import('./user.ts'),
};

// A reader such as `head` that has seen enough is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

/** Does what the words say; gives the exit code. */
export async function run(words: string[]): Promise<number> {
  goHome();
  const program = new Command('cli').description('Administration of Speciosa from the shell').exitOverride();
  program.configureHelp({ sortSubcommands: true }).showHelpAfterError('(add --help for what is possible)');
  const named = nouns[words[0] ?? ''];
  const chosen = named ? [named] : Object.values(nouns);
  for (const load of chosen) (await load()).register(program);
  try {
    // What reads the environment takes longer to load than a short conversion takes.
    if (words[0] !== 'convert') (await import('#lib/env.ts')).loadEnvFile();
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof OperatorError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof Problem) process.stderr.write(`${describeProblem(error)}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}

function describeProblem({ message, errors }: Problem): string {
  const others = errors.filter(({ detail }) => !message.includes(detail));
  return [message, ...others.map(({ pointer, detail }) => `  ${pointer}: ${detail}`)].join('\n');
}
