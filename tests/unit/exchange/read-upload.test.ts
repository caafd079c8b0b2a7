import { expect, test } from 'vitest';
import { readUpload } from '#features/exchange/read-upload.ts';

async function* pieces(piece: string, count: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(piece);
  for (let n = 0; n < count; n++) yield bytes;
}

test('a long blank file is refused at once, and is not read to its end', async () => {
  let read = 0;
  const counted = async function* () {
    for await (const piece of pieces('\n'.repeat(65_536), 8000)) {
      read += 1;
      yield piece;
    }
  };
  await expect(readUpload(counted(), 'auto')).rejects.toThrow('There is nothing in it');
  expect(read).toBeLessThan(50);
});

test('a file that is no bibliography is told by the names people know', async () => {
  await expect(readUpload(pieces('Dear reader,', 1), 'auto')).rejects.toThrow(/none of BibTeX, .*NBIB \(PubMed\)/);
});

test('blank lines before the first record are no fault, and small pieces are put together', async () => {
  const { format, events } = await readUpload(pieces('\n\n\nTY  - JOUR\nTI  - A\nER  - \n', 3), 'auto');
  expect(format).toBe('ris');
  const kinds = [];
  for await (const batch of events) kinds.push(...batch.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind === 'record')).toHaveLength(3);
});
