import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Badge } from '#components/badge.tsx';
import { Item } from '#components/item-list.tsx';
import { staticMarkup } from '#lib/static-markup.ts';

/** What a parser makes of HTML: tags with their attributes in order of the alphabet, texts without entities. */
function parsed(html: string): unknown[] {
  const text = (raw: string) =>
    raw.replaceAll(
      /&(amp|lt|gt|quot|#39|#x27);/g,
      (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as string] ?? "'",
    );
  return [...html.matchAll(/<(\/?)([a-z0-9]+)((?:\s+[\w-]+(?:='[^']*'|="[^"]*")?)*)\s*(\/?)>|([^<]+)/gi)].flatMap(
    (match) => {
      const [, closes, name, attributes = '', empty, outside] = match;
      if (outside !== undefined) return [text(outside)];
      const pairs = [...attributes.matchAll(/([\w-]+)(?:='([^']*)'|="([^"]*)")?/g)].map(
        ([, key, single, double]) => `${key}=${text(single ?? double ?? '')}`,
      );
      return [
        `${closes}${name} ${pairs.sort().join(' ')}`,
        ...(empty && name !== 'br' && name !== 'input' ? [`/${name} `] : []),
      ];
    },
  );
}

const Waiting = async () => 'late';
const link = (props: Record<string, unknown>, ...children: ReactNode[]) => createElement('a', props, ...children);

describe('static markup', () => {
  test.each<[string, ReactNode]>([
    ['texts', 'a < b & "c" > d\'s'],
    ['numbers, nothing, lists', link({}, 0, null, false, undefined, 'x', [1, ['y']])],
    ['fragments', [<i key="a">a</i>, <b key="b">b</b>]],
    [
      'attributes',
      link({ href: `?a=1&b=<'">`, className: 'x y', 'data-a': '', 'data-b': true, 'aria-hidden': false }, 'z'),
    ],
    ['what is not set', link({ href: undefined, title: null, hidden: false, 'data-a': undefined }, 'z')],
    [
      'boxes',
      createElement('input', { type: 'checkbox', defaultChecked: true, disabled: false, required: true, tabIndex: -1 }),
    ],
    // biome-ignore lint/security/noDangerouslySetInnerHtml: what is tested
    ['own markup', createElement('span', { dangerouslySetInnerHTML: { __html: '<sub>2</sub>' } })],
    [
      'components',
      createElement(Badge, { tone: 'leaf', outline: true, scale: { value: 2, of: 5 }, title: 'R&D' }, 1, <br key="" />),
    ],
    ['items', <Item key="" href="?open=1" title={<i>T</i>} lines={['by']} marks="m" aside={2020} soft="keep" />],
  ])('%s are written as React writes them', (_, node) => {
    expect(parsed(staticMarkup(node))).toEqual(parsed(renderToStaticMarkup(node)));
  });

  test('nothing from outside leaves its place', () => {
    const nasty = `'"><script>alert(1)</script>`;
    const html = staticMarkup(link({ href: nasty, title: nasty }, nasty));
    expect(html.match(/</g)).toHaveLength(2);
    expect(html.match(/'/g)).toHaveLength(4);
  });

  test('what waits or is unknown is refused', () => {
    expect(() => staticMarkup(createElement(Waiting as never))).toThrow('Waiting waits');
    expect(() => staticMarkup(link({ style: { color: 'red' } }, 'x'))).toThrow('style');
    expect(() => staticMarkup(link({ xlinkHref: 'x' }, 'y'))).toThrow('xlinkHref');
  });
});
