import { expect, test } from 'vitest';
import { flagMarkup } from '#features/disagreements/flag-markup.ts';

test('a flag says its kind and reason and leads to both findings; names are text, whatever they hold', () => {
  const flag = {
    kind: 'spread' as const,
    reason: `Ki < 5 nM & "more" (<b>O'Brien</b> 2016, [35S]GTPγS) and Ki = 900 nM (Raffa 2020).`,
    findings: ['1', '2'] as [string, string],
    studies: ["<b>O'Brien</b> 2016", 'Raffa 2020'] as [string, string],
  };
  expect(flagMarkup([flag], 'lab')).toBe(
    [
      "<li><span class='badge' data-tone='amber'>Spread</span>",
      '<span><i>K</i><sub>i</sub> &lt; 5 nM &amp; "more" (',
      "<a href='/lab/findings/1' data-soft>&lt;b&gt;O&#39;Brien&lt;/b&gt; 2016</a>, [<sup>35</sup>S]GTPγS)",
      " and <i>K</i><sub>i</sub> = 900 nM (<a href='/lab/findings/2' data-soft>Raffa 2020</a>).</span></li>",
    ].join(''),
  );
});
