/** An element and where it stands in the text it was read from; offsets are -1 in one that was made. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  /** Elements and text, the text decoded. */
  children: (XmlElement | string)[];
  from: number;
  to: number;
  /** Where what it holds begins and ends; -1 in an empty-element tag. */
  innerFrom: number;
  innerTo: number;
  /** Its text as it is to be written, where that is kept to the letter. */
  verbatim?: string;
};

export function makeElement(
  name: string,
  children: (XmlElement | string)[] = [],
  attributes: Record<string, string> = {},
): XmlElement {
  return { name, attributes, children, from: -1, to: -1, innerFrom: -1, innerTo: -1 };
}

/** The elements in an element, without the text between them. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** All text of an element and the elements in it. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const [only, second] = element.children;
  if (second === undefined && typeof only !== 'object') return only ?? '';
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}
