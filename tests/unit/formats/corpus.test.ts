import { describe, expect, it } from 'vitest';
import { runFidelity } from '../../../bench/formats-fidelity.ts';
import { runFuzz } from '../../../bench/formats-fuzz.ts';

const corpus = process.env.SPECIOSA_CORPUS ?? '';

describe.skipIf(corpus === '')('files of other programs', () => {
  it('are read without a crash, lose nothing unsaid, and come out as they went in', async () => {
    for (const { format, crashes, changed, results } of await runFidelity(corpus)) {
      expect({ format, crashes, changed }).toEqual({ format, crashes: 0, changed: 0 });
      expect(results.length).toBeGreaterThan(0);
    }
  });

  it('are read when they are damaged', async () => {
    expect(await runFuzz(corpus, 2000)).toEqual([]);
  });
});
