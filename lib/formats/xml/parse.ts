import type { XmlElement } from './element.ts';
import { decodeReferences, decodeText } from './text.ts';

/** Something not well-formed, and where; an element that is not closed is worse than a stray mark. */
export type XmlFault = { at: number; message: string; isSevere: boolean };

/** Deeper elements are left out. */
const deepest = 40;

const nameEnd = /[\s/>=]/g;
// No “<” can stand in an attribute, so one tells that its quote is missing.
const wholeTag = /<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y;
const attribute = /([^\s=/>"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?/g;

type Tag = { name: string; attributes: Record<string, string>; isEmpty: boolean };

// The same few tags stand in every record: each is taken apart once.
const tags = new Map<string, Tag>();
const mostTags = 1000;
const noAttributes: Record<string, string> = {};

/**
 * One element with all that is in it. What is not well-formed is told and read as far as it makes sense, since the damage is in this
 * record alone. Null when the text does not begin with a tag.
 */
export function parseElement(text: string): { root: XmlElement; faults: XmlFault[] } | null {
  const parser = new ElementParser(text);
  const root = parser.parse();
  return root && { root, faults: parser.faults };
}

class ElementParser {
  readonly #text: string;
  readonly #stack: XmlElement[] = [];
  #root: XmlElement | null = null;
  /** How many elements are open that are not kept. */
  #tooDeep = 0;
  readonly faults: XmlFault[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  parse(): XmlElement | null {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const open = text.indexOf('<', at);
      const until = open < 0 ? text.length : open;
      if (until > at) this.#takeText(at, until);
      if (open < 0) break;
      at = this.#takeMarkup(open);
      if (this.#root && this.#stack.length === 0) break;
    }
    for (const element of this.#stack.toReversed()) this.#endUnclosed(element);
    return this.#root;
  }

  #fault(at: number, message: string, isSevere = false) {
    if (this.faults.length < 20) this.faults.push({ at, message, isSevere });
  }

  #takeText(from: number, to: number) {
    const parent = this.#stack.at(-1);
    if (!parent) return;
    const raw = this.#text.slice(from, to);
    parent.children.push(decodeText(raw, (reference) => this.#reference(from, raw, reference)));
  }

  #reference(from: number, raw: string, reference: string) {
    const isDefined = /^&\w[\w.-]*;$/.test(reference);
    const message = isDefined
      ? `The entity ${reference} is not defined; it was kept as it is.`
      : 'A lone “&” stands here.';
    this.#fault(from + Math.max(0, raw.indexOf(reference)), message);
  }

  /** Gives where to go on. */
  #takeMarkup(at: number): number {
    const code = this.#text.charCodeAt(at + 1);
    if (code === 47) return this.#takeEnd(at);
    if (code === 33 || code === 63) return this.#takeOther(at);
    const isName =
      (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code > 127;
    return isName ? this.#takeStart(at) : this.#takeStray(at, 'A lone “<” stands here.');
  }

  #takeStray(at: number, message: string): number {
    this.#fault(at, message);
    this.#stack.at(-1)?.children.push('<');
    return at + 1;
  }

  #takeStart(at: number): number {
    const text = this.#text;
    const first = text.indexOf('>', at);
    if (first < 0) return this.#takeStray(at, 'A tag does not end.');
    const head = text.slice(at, first);
    const known = tags.get(head);
    const faults = this.faults.length;
    const close = known ? first : this.#tagEnd(at, first, head);
    const isSound = close === first && this.faults.length === faults;
    const { name, attributes, isEmpty } = known ?? this.#readTag(at, close, isSound ? head : undefined);
    const element: XmlElement = {
      name,
      attributes,
      children: [],
      from: at,
      to: close + 1,
      innerFrom: isEmpty ? -1 : close + 1,
      innerTo: -1,
    };
    this.#root ??= element;
    if (this.#stack.length < deepest) {
      this.#stack.at(-1)?.children.push(element);
      if (!isEmpty) this.#stack.push(element);
    } else {
      if (!isEmpty) this.#tooDeep++;
      this.#fault(at, `Elements are nested deeper than ${deepest}.`, true);
    }
    return close + 1;
  }

  /** The `>` of a tag; one within quotes does not count unless the quotes never end. */
  #tagEnd(at: number, first: number, head: string): number {
    if (!head.includes("'") && (!head.includes('"') || head.split('"').length % 2 === 1)) return first;
    wholeTag.lastIndex = at;
    if (wholeTag.test(this.#text)) return wholeTag.lastIndex - 1;
    this.#fault(at, 'A quote is missing in this tag.');
    return first;
  }

  /** `head` is given when the tag may be remembered. */
  #readTag(at: number, close: number, head: string | undefined): Tag {
    const faultsBefore = this.faults.length;
    // A piece of the text would keep all of it in memory.
    const whole = Array.from(this.#text.slice(at, close)).join('');
    const isEmpty = whole.endsWith('/');
    nameEnd.lastIndex = 1;
    const nameTo = Math.min(whole.length, nameEnd.exec(whole)?.index ?? whole.length);
    const attributes = nameTo + 1 < whole.length ? this.#attributes(whole.slice(nameTo), at + nameTo) : noAttributes;
    const tag = { name: whole.slice(1, nameTo), attributes, isEmpty };
    const isKept = head !== undefined && head.length < 200 && tags.size < mostTags;
    if (isKept && this.faults.length === faultsBefore) tags.set(whole, tag);
    return tag;
  }

  #attributes(text: string, from: number): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const [, name, double, single, bare] of text.replace(/\/$/, '').matchAll(attribute)) {
      const value = double ?? single ?? bare ?? '';
      if (!name || name === '__proto__') continue;
      attributes[name] = value.includes('&')
        ? decodeReferences(value, (mark) => this.#reference(from, value, mark))
        : value;
    }
    return attributes;
  }

  #takeEnd(at: number): number {
    const text = this.#text;
    const close = text.indexOf('>', at);
    if (close < 0) return this.#takeStray(at, 'A tag does not end.');
    const name = text.slice(at + 2, close).trimEnd();
    let last = this.#stack.at(-1);
    if (this.#tooDeep > 0 && last?.name !== name) {
      this.#tooDeep--;
      return close + 1;
    }
    if (last?.name !== name) {
      if (!this.#stack.some((element) => element.name === name)) {
        this.#fault(at, `</${name.slice(0, 40)}> closes nothing.`);
        return close + 1;
      }
      for (; last && last.name !== name; last = this.#stack.at(-1)) {
        this.#fault(last.from, `<${last.name}> is not closed.`, true);
        this.#end(last, at, at);
      }
    }
    if (last) this.#end(last, at, close + 1);
    return close + 1;
  }

  #end(element: XmlElement, innerTo: number, to: number) {
    element.innerTo = innerTo;
    element.to = to;
    this.#stack.pop();
  }

  #endUnclosed(element: XmlElement) {
    this.#fault(element.from, `<${element.name}> is not closed.`, element !== this.#root);
    this.#end(element, this.#text.length, this.#text.length);
  }

  /** Comments and processing instructions say nothing; CDATA is text. */
  #takeOther(at: number): number {
    const text = this.#text;
    for (const [start, end] of [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['<?', '?>'],
    ] as const) {
      if (!text.startsWith(start, at)) continue;
      const close = text.indexOf(end, at + start.length);
      if (close < 0) return this.#takeStray(at, `${start} does not end.`);
      if (start === '<![CDATA[') this.#stack.at(-1)?.children.push(text.slice(at + start.length, close));
      return close + end.length;
    }
    return this.#takeStray(at, 'A lone “<!” stands here.');
  }
}
