import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { processTree } from './processes.ts';

export type Spent = { cpuSeconds: number; peakMegabytes: number };

const longestSeconds = 120;

/** Runs a program with its output thrown away; what it spent. Null when it is not there, fails or takes too long. */
export async function spend(command: readonly string[], input?: string): Promise<Spent | null> {
  // The shell tells the processor time of what it waited for; the system tells the memory while it runs.
  const child = spawn(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time timeout ${longestSeconds} "$@" >/dev/null 2>/dev/null`, 'bash', ...command],
    {
      stdio: [input ? openSync(input, 'r') : 'ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let peak = 0;
  const watch = setInterval(async () => {
    for (const { pid } of await processTree(child.pid ?? 0)) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    }
  }, 50);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const [user = 0, system = 0] = said.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return code === 0 ? { cpuSeconds: user + system, peakMegabytes: peak } : null;
}
