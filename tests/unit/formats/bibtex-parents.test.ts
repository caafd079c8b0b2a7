import { expect, test } from 'vitest';
import { Parents } from '#lib/formats/bibtex/parents.ts';

const value = (text: string, raw = text) => ({ text, raw, isBare: false });
const child = { type: 'inproceedings', fields: new Map([['crossref', value('p1')]]) };

test('an entry inherits text, LaTeX and bareness as they were', () => {
  const parents = new Parents();
  const fields = new Map([
    ['title', value('Größe', 'Gr{\\"o}{\\ss}e')],
    ['month', { text: 'mai', raw: 'may', isBare: true }],
    ['publisher', value('Elsevier')],
  ]);
  parents.remember('P1', { type: 'proceedings', fields });
  const whole = parents.completed(child).fields;
  expect(whole.get('booktitle')).toEqual(value('Größe', 'Gr{\\"o}{\\ss}e'));
  expect(whole.get('month')).toEqual({ text: 'mai', raw: 'may', isBare: true });
  expect(whole.get('publisher')).toEqual(value('Elsevier'));
});

test('what is kept is counted by its text: twenty thousand of five hundred letters have room', () => {
  const parents = new Parents();
  const text = 'a'.repeat(500);
  for (let at = 0; at < 20_000; at++) {
    parents.remember(`p${at}`, { type: 'proceedings', fields: new Map([['title', value(text, `{${text}}`)]]) });
  }
  expect([parents.isFull, parents.has('p19999')]).toEqual([false, true]);
});
