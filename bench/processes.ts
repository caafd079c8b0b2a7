import { readdir, readFile, writeFile } from 'node:fs/promises';

type Process = { pid: number; parent: number; command: string };

/** Every process below one, itself included. Only where the system has /proc; elsewhere none. */
export async function processTree(root: number): Promise<Process[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(ids.map((id) => readProcess(Number(id)).catch(() => null)));
  const known = all.filter((process) => process !== null);
  const below = (pid: number): Process[] =>
    known.filter(({ parent }) => parent === pid).flatMap((each) => [each, ...below(each.pid)]);
  return [...known.filter(({ pid }) => pid === root), ...below(root)];
}

async function readProcess(pid: number): Promise<Process> {
  const [stat, command] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/cmdline`, 'utf8'),
  ]);
  return {
    pid,
    parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]),
    command: command.replaceAll('\0', ' '),
  };
}

/** What our own Node processes are for. */
export async function serverProcesses(root: number): Promise<Record<'web' | 'worker', number[]>> {
  const tree = await processTree(root);
  const named = (word: string) => tree.filter(({ command }) => command.includes(word)).map(({ pid }) => pid);
  return { web: named('web-server'), worker: named('worker/main') };
}

/** The most memory processes held at once since `forgetPeaks`, in MB. */
export async function peakMegabytes(pids: readonly number[]): Promise<number> {
  return sum(pids, 'VmHWM');
}

export async function currentMegabytes(pids: readonly number[]): Promise<number> {
  return sum(pids, 'VmRSS');
}

export async function forgetPeaks(pids: readonly number[]): Promise<void> {
  await Promise.all(pids.map((pid) => writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined)));
}

/** Processor seconds spent so far. */
export async function cpuSeconds(pids: readonly number[]): Promise<number> {
  const spent = pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  });
  return (await Promise.all(spent)).reduce((all, each) => all + each, 0);
}

async function sum(pids: readonly number[], name: string): Promise<number> {
  const kilobytes = pids.map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  });
  return (await Promise.all(kilobytes)).reduce((all, each) => all + each, 0) / 1024;
}
