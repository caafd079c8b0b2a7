import { expect, it } from 'vitest';
import { renderMarkdown } from '#lib/markdown.ts';

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://example.org/x.png)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '<svg/onload=alert(1)>',
  '<a href="vbscript:x" onclick="x">y</a>',
])('nothing of %s runs or is fetched', (source) => {
  expect(renderMarkdown(source)).not.toMatch(/<script|<img|<svg|\son\w+=|(?:javascript|data|vbscript):/i);
});

it('links go to the web, without a referrer', () => {
  expect(renderMarkdown('[x](https://example.org)')).toContain('rel="nofollow noopener noreferrer"');
});
