import { parseRichText } from '#lib/csl/rich-text.ts';
import { makeElement, textOf, type XmlElement } from '../xml/element.ts';

const marks = new Set(['i', 'b', 'sub', 'sup']);

/** Text of an element; where `isRich` its inline elements are CSL markup. Those CSL has not, MathML among them, give their text. */
export function readInline(element: XmlElement, isRich: boolean): string {
  const text = isRich ? richText(element) : textOf(element);
  // Elements that are left out leave their blanks behind.
  return (element.children.length > 1 ? text.replace(/[ \t]{2,}/g, ' ') : text).trim();
}

function richText({ children }: XmlElement): string {
  let text = '';
  for (const child of children) {
    if (typeof child === 'string') text += child;
    else text += marks.has(child.name) ? `<${child.name}>${richText(child)}</${child.name}>` : richText(child);
  }
  return text;
}

/** Text with CSL markup as inline elements; what PubMed has no element for is left out. */
export function inlineChildren(text: string): (XmlElement | string)[] {
  if (!text.includes('<')) return [text];
  const root = makeElement('root');
  const open = [root];
  for (const token of parseRichText(text)) {
    const parent = open.at(-1) ?? root;
    if (token.kind === 'text') parent.children.push(token.text);
    else if (!marks.has(token.markup)) continue;
    else if (token.kind === 'close') open.pop();
    else {
      const element = makeElement(token.markup);
      parent.children.push(element);
      open.push(element);
    }
  }
  return root.children;
}
