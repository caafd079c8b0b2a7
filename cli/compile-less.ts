import { setFlagsFromString } from 'node:v8';

/**
 * For a command that lives a second or two: V8's second optimising compiler, in threads beside ours, takes as much of the processor as it saves only
 * of what runs very often, and so do several threads that look through a small heap.
 */
export function compileLess(): void {
  setFlagsFromString('--invocation-count-for-turbofan=1000000');
  setFlagsFromString('--no-parallel-scavenge');
}
