import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const enough = 8_000_000;

/**
 * Keeps the space for new objects from growing past what a stream of records needs; the most it may grow to is set before any of
 * our code runs, but not by how much it grows.
 */
export function keepHeapSmall(): void {
  const watch = setInterval(() => {
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if ((space?.space_size ?? 0) < enough) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(watch);
  }, 10);
  watch.unref();
}
