import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every icon name is a symbol of the sprite, and the other way round', () => {
  const names = [...readFileSync('components/icon-name.ts', 'utf8').matchAll(/'([a-z0-9-]+)'/g)].map(
    ([, name]) => name,
  );
  const symbols = [...readFileSync('components/icons.svg', 'utf8').matchAll(/<symbol id="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(names.toSorted()).toEqual(symbols.toSorted());
});
