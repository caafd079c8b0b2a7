import { describe, expect, it } from 'vitest';
import { balanceInWords, balanceOf, type Weighed } from '#features/claims/balance.ts';
import { claimHref, parseClaimFilters } from '#features/claims/filters.ts';
import { printHtml, printMarkdown } from '#features/claims/print-document.ts';

const link = (change: Partial<Weighed> = {}): Weighed => ({
  ...{ relation: 'supports', level: 'preclinical:P2', reviewed: true, retracted: false },
  ...change,
});

describe('the balance of a claim', () => {
  it('counts by level and relation, strongest first, without a level last', () => {
    const rows = balanceOf([
      link(),
      link({ reviewed: false }),
      link({ level: null, relation: 'qualifies' }),
      link({ level: 'ocebm:2', relation: 'contradicts' }),
      link({ level: 'preclinical:P4', relation: 'no effect' }),
    ]);
    expect(rows.map(({ mark }) => mark)).toEqual(['OCEBM 2', 'P4', 'P2', 'No level']);
    expect(rows[2]).toMatchObject({ supports: { reviewed: 1, waiting: 1 }, contradicts: { reviewed: 0, waiting: 0 } });
  });

  it('counts no retracted paper', () => {
    expect(balanceOf([link({ retracted: true })])).toEqual([]);
    expect(balanceInWords([])).toBe('Nothing in the library bears on it.');
  });

  it('says itself in a sentence', () => {
    const rows = balanceOf([link(), link(), link({ relation: 'contradicts', level: 'preclinical:P4' })]);
    expect(balanceInWords(rows)).toBe('2 speak for it (at best P2) and 1 speaks against it (P4).');
  });
});

describe('the filters of claims', () => {
  it('are read from an address, and what cannot be is told', () => {
    const { filters, faults } = parseClaimFilters(
      new URLSearchParams('q=pain&verdict=supported,none&sort=-changed&limit=5'),
    );
    expect(faults).toEqual([]);
    expect(filters).toMatchObject({
      q: 'pain',
      verdicts: ['supported', 'none'],
      sort: { by: 'changed', reversed: true },
      limit: 5,
    });
    const bad = parseClaimFilters(new URLSearchParams('verdict=true&sort=luck&limit=0&finding=x&colour=red'));
    expect(bad.faults.map(({ pointer }) => pointer).sort()).toEqual([
      '/colour',
      '/finding',
      '/limit',
      '/sort',
      '/verdict',
    ]);
    expect(bad.filters).toMatchObject({ verdicts: [], sort: { by: 'topic' }, limit: 50, finding: null });
  });

  it('go into an address and leave the cursor behind', () => {
    const now = { verdict: 'supported', cursor: '50', q: 'pain relief' };
    expect(claimHref('kratom', now, { verdict: null })).toBe('/kratom/claims?q=pain+relief');
    expect(claimHref('kratom', now, { cursor: '100' })).toBe(
      '/kratom/claims?q=pain+relief&verdict=supported&cursor=100',
    );
    expect(claimHref('kratom', {}, {})).toBe('/kratom/claims');
  });
});

describe('an exported claim', () => {
  const document = {
    title: 'A <b> & *c*',
    blocks: [
      { label: 'Verdict', text: 'x_y' },
      { items: ['one | two'] },
      { head: ['Level', 'n'], rows: [['P2', '1']] },
    ],
  };

  it('has nothing in it that is markup by accident', () => {
    const references = [{ id: 'a', html: '<i>Title</i>', text: 'Title_1' }];
    expect(printMarkdown([document], references)).toBe(
      '# A \\<b\\> & \\*c\\*\n\n**Verdict:** x\\_y\n\n- one \\| two\n\n| Level | n |\n| --- | --- |\n| P2 | 1 |\n\n## Bibliography\n\n- Title\\_1\n',
    );
    const html = printHtml([document], references, 'T & U');
    expect(html).toContain('<h1>A &lt;b&gt; &amp; *c*</h1>');
    expect(html).toContain('<title>T &amp; U</title>');
    expect(html).toContain('<li><i>Title</i></li>');
  });
});
