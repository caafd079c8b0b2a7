import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const enough = 8_000_000;

/**
 * Keeps memory at what a stream of records needs. Old objects are looked through when they have doubled, not when they are several times as many; the space for new
 * ones stops growing where more gives nothing: the most it may grow to is set before any of our code runs, but not by how much it grows.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
  const watch = setInterval(() => {
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if ((space?.space_size ?? 0) < enough) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(watch);
  }, 10);
  watch.unref();
}
