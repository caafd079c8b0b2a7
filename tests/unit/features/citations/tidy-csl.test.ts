import { describe, expect, it } from 'vitest';
import { tidyCsl } from '#features/citations/tidy-csl.ts';
import type { CslItem } from '#lib/csl/item.ts';

const item = (members: object) => ({ type: 'book', title: 'T', ...members }) as CslItem;

describe('a tidied record', () => {
  it('has its identifiers bare and no id', () => {
    const { csl, faults } = tidyCsl(item({ id: 'x', DOI: 'https://doi.org/10.1021/jacs.6b00360', PMID: ' 27192616 ' }));
    expect(faults).toEqual([]);
    expect(csl).toEqual(item({ DOI: '10.1021/jacs.6b00360', PMID: '27192616' }));
  });

  it('names what is no identifier', () => {
    const { faults } = tidyCsl(item({ DOI: 'none', author: [{ family: 'A' }, { family: 'B', ORCID: '1' }] }));
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/csl/DOI', '/csl/author/1/ORCID']);
  });

  it('drops an empty ORCID iD, as an empty field of a form sends it', () => {
    const { csl, faults } = tidyCsl(item({ author: [{ family: 'A', ORCID: ' ' }] }));
    expect(faults).toEqual([]);
    expect(csl).toEqual(item({ author: [{ family: 'A' }] }));
  });

  it('lets a wrong identifier stand that was there before', () => {
    const before = item({ DOI: 'none', author: [{ family: 'A', ORCID: '1' }] });
    expect(tidyCsl({ ...structuredClone(before), title: 'U' }, before).faults).toEqual([]);
  });

  it('holds no NUL and no half of a pair, and `__proto__` is a member', () => {
    const { csl } = tidyCsl(JSON.parse('{"type":"book","title":"a\\u0000b\\ud800","__proto__":{"x":1}}'));
    expect(csl.title).toBe('ab\ufffd');
    expect(Object.getPrototypeOf(csl)).toBe(Object.prototype);
  });
});
