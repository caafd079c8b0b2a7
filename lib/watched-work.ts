import { setTimeout as sleep } from 'node:timers/promises';

/** Where work stands for whoever looks at it; progress is null until it is first told. */
export type Standing<Result, Progress> = { result: Result } | { progress: Progress | null };

export type Begin<Result, Progress> = (signal: AbortSignal, tell: (progress: Progress) => void) => Promise<Result>;

type Work<Result, Progress> = {
  stop: AbortController;
  progress: Progress | null;
  outcome: { result: Result } | { error: unknown } | null;
  settled: Promise<void>;
  unwatched: NodeJS.Timeout;
};

/**
 * Work of this process that goes on as long as somebody looks: the first look begins it, each says how far it is, and it is given up
 * when stopped or when nobody has looked for a while. So a page that is closed leaves nothing running, and nothing is to be kept.
 */
export class WatchedWork<Result, Progress> {
  readonly #works = new Map<string, Work<Result, Progress>>();
  readonly #patienceMs: number;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Waits a moment for the end, so that short work shows no progress. Throws what the work threw. */
  async look(key: string, begin: Begin<Result, Progress>, momentMs: number): Promise<Standing<Result, Progress>> {
    const work = this.#works.get(key) ?? this.#begin(key, begin);
    work.unwatched.refresh();
    if (!work.outcome) await Promise.race([work.settled, sleep(momentMs, undefined, { ref: false })]);
    if (!work.outcome) return { progress: work.progress };
    if ('result' in work.outcome) return work.outcome;
    // Whoever looks again tries again.
    this.stop(key);
    throw work.outcome.error;
  }

  stop(key: string): void {
    const work = this.#works.get(key);
    if (!work) return;
    clearTimeout(work.unwatched);
    this.#works.delete(key);
    work.stop.abort();
  }

  #begin(key: string, begin: Begin<Result, Progress>): Work<Result, Progress> {
    const stop = new AbortController();
    const unwatched = setTimeout(() => this.stop(key), this.#patienceMs).unref();
    const work: Work<Result, Progress> = { stop, progress: null, outcome: null, settled: Promise.resolve(), unwatched };
    this.#works.set(key, work);
    work.settled = begin(stop.signal, (progress) => {
      work.progress = progress;
    }).then(
      (result) => {
        work.outcome = { result };
      },
      (error: unknown) => {
        work.outcome = { error };
      },
    );
    return work;
  }
}
