import { expect, it } from 'vitest';
import { cleanItem } from '#lib/bibliography/clean-item.ts';

it('a reference names the work, not the page of the database it was found in', () => {
  const item = (URL: string) => cleanItem({ type: 'article-journal', PMID: '7', URL }, '1');
  expect(item('https://pubmed.ncbi.nlm.nih.gov/7/')).toEqual({ id: '1', type: 'article-journal', PMID: '7' });
  expect(item('https://pubmed.ncbi.nlm.nih.gov/8/').URL).toBe('https://pubmed.ncbi.nlm.nih.gov/8/');
});
