import { Fragment, isValidElement, type ReactNode } from 'react';

const emptyElements = new Set(['br', 'circle', 'hr', 'img', 'input', 'line', 'path', 'rect', 'use']);
const attributeNames: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  dateTime: 'datetime',
  tabIndex: 'tabindex',
  defaultValue: 'value',
  defaultChecked: 'checked',
  textAnchor: 'text-anchor',
};
const plainName = /^(?:[a-z]+|viewBox|text-anchor|(?:aria|data)-[a-z-]+)$/;
const ofReact = new Set(['children', 'key', 'ref', 'dangerouslySetInnerHTML']);
const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;' };

/**
 * Components without state as HTML, in one walk. For parts that are there in hundreds and only read: React then carries one text in place of
 * thousands of elements, which it would write into the page twice. Components that wait or run in the browser cannot be among them.
 */
export function staticMarkup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string') return escapeMarkup(node);
  if (typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (Array.isArray(node)) return node.map(staticMarkup).join('');
  if (!isValidElement<Record<string, unknown>>(node))
    throw new Error('Only elements, texts and lists of them have a static markup.');
  const { type, props } = node;
  if (type === Fragment) return staticMarkup(props.children as ReactNode);
  if (typeof type === 'string') return elementMarkup(type, props);
  if (typeof type !== 'function' || '$$typeof' in type) throw new Error('This component has no static markup.');
  const rendered = (type as (props: unknown) => ReactNode)(props);
  if (rendered instanceof Promise) throw new Error(`${type.name} waits, and so has no static markup.`);
  return staticMarkup(rendered);
}

function elementMarkup(type: string, props: Record<string, unknown>): string {
  let open = `<${type}`;
  for (const name in props) if (!ofReact.has(name)) open += attribute(name, props[name]);
  if (emptyElements.has(type)) return `${open}>`.replace(/^(<(?:circle|line|path|rect|use)\b.*)>$/s, '$1/>');
  const inner = props.dangerouslySetInnerHTML as { __html: string } | undefined;
  return `${open}>${inner ? inner.__html : staticMarkup(props.children as ReactNode)}</${type}>`;
}

function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined || typeof value === 'function') return '';
  const written = attributeNames[name] ?? name;
  if (!plainName.test(written) || typeof value === 'object') throw new Error(`${name} has no static markup yet.`);
  const isText = written.startsWith('data-') || written.startsWith('aria-');
  if (typeof value === 'boolean' && !isText) return value ? ` ${written}=''` : '';
  // Single quotes: the text goes into JSON too, where double ones take a backslash each time.
  return ` ${written}='${escapeMarkup(String(value))}'`;
}

/** Text as it stands in an element, or in an attribute in single quotes. */
export function escapeMarkup(text: string): string {
  return /[&<>']/.test(text) ? text.replace(/[&<>']/g, (character) => special[character] ?? character) : text;
}
