import { describe, expect, it } from 'vitest';
import { readAhead } from '#lib/read-ahead.ts';

describe('reading ahead', () => {
  it('gives the same items, the next begun before the one before is done with', async () => {
    const seen: string[] = [];
    for await (const item of readAhead(numbers(3, seen))) {
      seen.push(`work ${item}`);
      await Promise.resolve();
    }
    expect(seen).toEqual(['make 0', 'make 1', 'work 0', 'make 2', 'work 1', 'closed', 'work 2']);
  });

  it('closes its source when the reader stops, and passes its error on', async () => {
    const seen: string[] = [];
    for await (const item of readAhead(numbers(9, seen))) if (item === 1) break;
    expect(seen.at(-1)).toBe('closed');
    async function* failing() {
      yield 1;
      throw new Error('torn');
    }
    await expect(Array.fromAsync(readAhead(failing()))).rejects.toThrow('torn');
  });
});

async function* numbers(count: number, seen: string[]) {
  try {
    for (let n = 0; n < count; n++) {
      seen.push(`make ${n}`);
      yield n;
    }
  } finally {
    seen.push('closed');
  }
}
