import type { Undoing } from './schema.ts';

/** What became of an import that was undone, in words. */
export function undoneSentences({ trashed, changed, reverted, left }: Undoing): string {
  const sentences = [
    trashed > 0 && `${citations(trashed)} in the trash and can be restored${worked(changed)}.`,
    reverted > 0 &&
      `${reverted.toLocaleString('en')} merged ${reverted === 1 ? 'is as it was' : 'are as they were'} before.`,
    left > 0 &&
      `${left.toLocaleString('en')} merged ${left === 1 ? 'stays' : 'stay'}, as somebody has changed ${left === 1 ? 'it' : 'them'} since.`,
  ];
  return sentences.filter(Boolean).join(' ') || 'It had brought nothing.';
}

function citations(count: number): string {
  return count === 1 ? '1 citation is' : `${count.toLocaleString('en')} citations are`;
}

function worked(changed: number): string {
  return changed > 0 ? `, ${changed.toLocaleString('en')} of which somebody had changed since` : '';
}
