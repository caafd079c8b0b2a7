import { type Markup, parseRichText } from '#lib/csl/rich-text.ts';
import { makeElement, textOf, type XmlElement } from '../xml/element.ts';

const faces: [face: string, markup: Markup, open: string, close: string][] = [
  ['bold', 'b', '<b>', '</b>'],
  ['italic', 'i', '<i>', '</i>'],
  ['superscript', 'sup', '<sup>', '</sup>'],
  ['subscript', 'sub', '<sub>', '</sub>'],
];

/** Text of an element; its runs of style become CSL markup where `isRich`. Blanks between runs are layout, within them text. */
export function readStyled(element: XmlElement, isRich: boolean): string {
  const { children } = element;
  if (children.length === 1 && typeof children[0] === 'string') return children[0].trim();
  const hasRuns = children.some((child) => typeof child !== 'string' && child.name === 'style');
  if (!hasRuns) return textOf(element).trim();
  let text = '';
  for (const child of children) {
    if (typeof child === 'string') text += child.trim() === '' ? '' : child;
    else text += isRich ? marked(textOf(child), child.attributes.face ?? '') : textOf(child);
  }
  return text.trim();
}

function marked(text: string, face: string): string {
  if (face === 'normal' || face === '' || text === '') return text;
  const words = face.split(' ');
  const own = faces.filter(([word]) => words.includes(word));
  return (
    own.map(([, , open]) => open).join('') +
    text +
    own
      .toReversed()
      .map(([, , , close]) => close)
      .join('')
  );
}

/** What an element holds: text, or runs of style where the text has markup. */
export function styledChildren(text: string, isRich: boolean): (XmlElement | string)[] {
  if (!isRich || !text.includes('<')) return [text];
  const open: Markup[] = [];
  const runs: XmlElement[] = [];
  for (const token of parseRichText(text)) {
    if (token.kind === 'open') open.push(token.markup);
    else if (token.kind === 'close') open.splice(open.lastIndexOf(token.markup), 1);
    else runs.push(run(token.text, open));
  }
  return runs;
}

function run(text: string, open: Markup[]): XmlElement {
  const face = faces.filter(([, markup]) => open.includes(markup)).map(([word]) => word);
  return makeElement('style', [text], { face: face.join(' ') || 'normal', font: 'default', size: '100%' });
}
