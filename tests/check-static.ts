// npm run check:static: what is checked without running anything, at once; each tells what it found when all is known.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const checks = ['tsc --noEmit', 'biome check .', 'node tests/check-imports.ts', 'knip'];

const codes = await Promise.all(checks.map(run));
process.exitCode = codes.find((code) => code !== 0) ?? 0;

async function run(command: string): Promise<number> {
  // npm has put the programs of node_modules on the PATH; on Windows they are scripts, which a shell finds.
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  const said = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
  const code = await ended;
  process.stdout.write(`${command}: ${code === 0 ? 'right' : 'wrong'}\n${said}`);
  return code;
}
