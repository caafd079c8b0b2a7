import { expect, it } from 'vitest';
import { undoneSentences } from '#features/exchange/undone-sentences.ts';

it('says what became of an import that was undone', () => {
  expect(undoneSentences({ trashed: 1200, changed: 2, reverted: 1, left: 3 })).toBe(
    '1,200 citations are in the trash and can be restored, 2 of which somebody had changed since. 1 merged is as it was before. 3 merged stay, as somebody has changed them since.',
  );
  expect(undoneSentences({ trashed: 1, changed: 0, reverted: 0, left: 0 })).toBe(
    '1 citation is in the trash and can be restored.',
  );
  expect(undoneSentences({ trashed: 0, changed: 0, reverted: 0, left: 0 })).toBe('It had brought nothing.');
});
