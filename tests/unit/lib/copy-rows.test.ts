import { describe, expect, it } from 'vitest';
import { copyText } from '#lib/copy-rows.ts';

describe('rows as COPY takes them', () => {
  it('part cells by tabs and rows by lines, whatever stands in them', () => {
    const text = copyText([
      ['a\tb', 'c\\d\r\n', null, undefined],
      ['', 7, true, 12n],
    ]);
    expect(text).toBe('a\\tb\tc\\\\d\\r\\n\t\\N\t\\N\n\t7\ttrue\t12\n');
  });

  it('leave out NUL, and quote what a list holds', () => {
    expect(copyText([['a\0b', ['x"y', 'p\\q', '']]])).toBe('ab\t{"x\\\\"y","p\\\\\\\\q",""}\n');
  });
});
