import { expect, it } from 'vitest';
import { inTurn } from '#lib/in-turn.ts';

it('lets one in at a time, in the order of asking', async () => {
  const begin = inTurn();
  const seen: string[] = [];
  const visit = async (name: string) => {
    const end = await begin();
    seen.push(`${name} in`);
    await new Promise((settle) => setImmediate(settle));
    seen.push(`${name} out`);
    end();
    end();
  };
  await Promise.all([visit('a'), visit('b'), visit('c')]);
  expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
});
