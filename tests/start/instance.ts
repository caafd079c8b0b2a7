import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/free-port.ts';

type Settings = Record<string, string>;

/** `npm start` with a DATA_DIR and port of its own. */
export class Instance {
  settings: Settings;
  command = [process.execPath, 'cli/start.ts'];
  child: ChildProcess | undefined;
  said = '';

  private constructor(settings: Settings) {
    this.settings = settings;
  }

  static async prepare(settings: Settings = {}): Promise<Instance> {
    const DATA_DIR = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'speciosa-start-')));
    await chmod(DATA_DIR, 0o711);
    const PORT = String(await freePort());
    return new Instance({ DATA_DIR, PORT, STARTER_LIBRARY: 'none', LOG_LEVEL: 'warn', ...settings });
  }

  get dataDir(): string {
    return this.settings.DATA_DIR ?? '';
  }

  get address(): string {
    return `http://127.0.0.1:${this.settings.PORT}`;
  }

  /** Settles once the address is printed; rejects with what was said when the start ends before. */
  async start(account: { uid?: number; gid?: number } = {}): Promise<void> {
    const ended = this.begin(account).then((code) => Promise.reject(new Error(`exit ${code}: ${this.said}`)));
    const ready = new Promise<void>((resolve) => {
      this.child?.stdout?.on('data', () => this.said.includes('is ready at') && resolve());
    });
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
  }

  /** Runs until the end; gives the exit code. */
  async begin(account: { uid?: number; gid?: number } = {}): Promise<number | null> {
    this.said = '';
    const env = { NODE_ENV: 'production' as const, PATH: process.env.PATH, ...this.settings };
    const [program = '', ...rest] = this.command;
    const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'], ...account });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    }
    const [code] = await once(child, 'close');
    return code;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return null;
    const closed = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = await closed;
    return code;
  }

  async remove(): Promise<void> {
    await this.end();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
