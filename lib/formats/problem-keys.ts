import type { ReadEvent, ReadProblem } from './format.ts';

// A record that is read much later than its problems are told cannot name them.
const longestWait = 1000;

/** Gives problems the key, or else the title, of the record they are in, which is known when that has been read. */
export class ProblemKeys {
  #waiting: ReadEvent[] = [];

  /** The events that need wait no longer, in their order. */
  take(events: ReadEvent[]): ReadEvent[] {
    if (this.#waiting.length === 0 && !events.some(isNameless)) return events;
    const ready: ReadEvent[] = [];
    for (const event of events) {
      this.#waiting.push(event);
      if (event.kind === 'record') this.#name(event.record);
      const first = this.#waiting[0];
      const isOver =
        event.kind === 'record' && first && isNameless(first) && event.record.index > (first.problem.index ?? 0);
      if (first && (!isNameless(first) || isOver || this.#waiting.length > longestWait)) this.#release(ready, isOver);
    }
    return ready;
  }

  end(): ReadEvent[] {
    const rest = this.#waiting;
    this.#waiting = [];
    return rest;
  }

  #release(ready: ReadEvent[], isOver = false) {
    let count = this.#waiting.findIndex(isNameless);
    if (isOver || this.#waiting.length > longestWait || count < 0) count = this.#waiting.length;
    ready.push(...this.#waiting.splice(0, count));
  }

  #name({ index, citationKey, csl }: { index: number; citationKey?: string; csl: { title?: unknown } }) {
    const key = citationKey ?? (typeof csl.title === 'string' ? csl.title.slice(0, 80) : '');
    for (const event of this.#waiting)
      if (isNameless(event) && event.problem.index === index) event.problem.key = key || `record ${index + 1}`;
  }
}

function isNameless(event: ReadEvent): event is { kind: 'problem'; problem: ReadProblem } {
  return event.kind === 'problem' && event.problem.index !== null && event.problem.key === undefined;
}
