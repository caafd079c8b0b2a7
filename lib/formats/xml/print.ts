import type { XmlElement } from './element.ts';
import { encodeAttribute, encodeText } from './text.ts';

const inline = /^(?:style|i|b|u|sub|sup|sc)$/;

/** The element as text. Elements that hold nothing but elements stand on lines of their own, set in by depth. */
export function printElement(element: XmlElement, depth = 0, ending = '\n'): string {
  if (element.verbatim !== undefined) return element.verbatim;
  const { name, children } = element;
  if (children.length === 0 || children.some((child) => typeof child === 'string' || inline.test(child.name)))
    return printInline(element);
  const indent = ending + ' '.repeat(depth + 1);
  let text = startTag(element);
  for (const child of children) if (typeof child !== 'string') text += indent + printElement(child, depth + 1, ending);
  return `${text}${ending}${' '.repeat(depth)}</${name}>`;
}

function startTag({ name, attributes }: XmlElement, end = '>'): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) tag += ` ${key}="${encodeAttribute(value)}"`;
  return tag + end;
}

/** Text and the elements among it, with no blank added. */
function printInline(element: XmlElement): string {
  if (element.children.length === 0) return startTag(element, '/>');
  let text = startTag(element);
  for (const child of element.children) text += typeof child === 'string' ? encodeText(child) : printInline(child);
  return `${text}</${element.name}>`;
}
