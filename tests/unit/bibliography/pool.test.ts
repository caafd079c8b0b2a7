import { describe, expect, test } from 'vitest';
import type { Progress } from '#lib/bibliography/processor.ts';
import { renderBibliography, renderEntries } from '#lib/bibliography/render.ts';
import { undated } from './records.ts';

const many = Array.from({ length: 2000 }, (_, at) => ({ ...undated, id: `m${at}`, title: `Title ${at}` }));

describe('what cannot be done is a Problem', () => {
  test.each([
    ['an unknown style', { style: 'no-such-style' }, 'invalid'],
    ['an unknown locale', { style: 'apa', locale: 'xx' }, 'invalid'],
    ['a style without a bibliography', { style: 'bluebook-law-review' }, 'unprocessable'],
  ])('%s', async (_, order, kind) =>
    expect(renderEntries({ items: [undated], ...order })).rejects.toMatchObject({ name: 'Problem', kind }),
  );
});

describe('long work', () => {
  test('is stopped after its time, and the next is done', async () => {
    const slow = renderEntries({ items: many, style: 'chicago-author-date', timeoutMs: 5 });
    await expect(slow).rejects.toMatchObject({ kind: 'unavailable' });
    expect((await renderEntries({ items: [undated], style: 'chicago-author-date' })).sections).toHaveLength(1);
  });

  test('is stopped when nobody waits for it any more', async () => {
    const stop = new AbortController();
    const slow = renderEntries({ items: many, style: 'apa', signal: stop.signal });
    setTimeout(() => stop.abort(new Error('gone')), 50);
    await expect(slow).rejects.toThrow('gone');
    await expect(renderEntries({ items: many, style: 'apa', signal: stop.signal })).rejects.toThrow('gone');
  });

  test('does not hold up the process', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    const started = performance.now();
    await renderEntries({ items: many.slice(0, 400), style: 'ieee', locale: 'en-GB' });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan((performance.now() - started) / 10 / 4);
  });
});

test('long work tells how far it is, each stage at once', async () => {
  const told: Progress[] = [];
  const tell = (progress: Progress) => told.push(progress);
  await renderEntries({ items: many.slice(0, 200), style: 'nature', locale: 'fr', tell });
  expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['reading', 'ordering', 'printing']);
  expect(told.every(({ done, total }) => done <= total && total === 200)).toBe(true);
});

test('the same again is answered from memory', async () => {
  const order = { items: many.slice(0, 300), style: 'nature', locale: 'de' };
  const first = await renderEntries(order);
  expect(await renderEntries(order)).toBe(first);
  const text = await renderBibliography({ ...order, format: 'text', title: 'One' });
  expect((await renderBibliography({ ...order, format: 'text', title: 'Two' })).body).not.toBe(text.body);
});

test('many at once, each its own', async () => {
  const titles = Array.from({ length: 40 }, (_, at) => `Work ${at}`);
  const styles = ['apa', 'vancouver', 'nature', 'ieee'];
  const answers = await Promise.all(
    titles.map((title, at) =>
      renderEntries({ items: [{ ...undated, title }], style: styles[at % 4] ?? 'apa', locale: 'en-US' }),
    ),
  );
  const texts = answers.map(({ sections }) => sections[0]?.entries[0]?.text);
  for (const [at, title] of titles.entries()) expect(texts[at]).toMatch(new RegExp(`\\b${title}\\b`));
});
