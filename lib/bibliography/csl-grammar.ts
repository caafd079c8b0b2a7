import { type CslNode, isElement } from './csl-tree.ts';

const rendering = ['text', 'number', 'date', 'names', 'group', 'label', 'choose'];
const condition = [...rendering, 'conditions'];
const area = ['sort', 'layout'];

/** CSL 1.0.2: what may stand below what. An element not named here (`info`, `term`) is not looked into. */
const below: Readonly<Record<string, readonly string[]>> = {
  style: ['info', 'locale', 'macro', 'citation', 'bibliography', 'intext'],
  locale: ['info', 'style-options', 'date', 'terms'],
  terms: ['term'],
  macro: rendering,
  citation: area,
  bibliography: area,
  sort: ['key'],
  layout: rendering,
  group: [...rendering, 'layout'],
  choose: ['if', 'else-if', 'else'],
  if: condition,
  'else-if': condition,
  else: rendering,
  names: ['name', 'et-al', 'label', 'substitute', 'institution'],
  name: ['name-part'],
  substitute: rendering,
  date: ['date-part'],
};

/** Elements a style may come to when its macros are put in where they are called. The largest shipped style needs a tenth. */
const MOST_ELEMENTS = 500_000;

type Report = (node: CslNode, message: string) => void;

/** Reports elements where CSL has none, and macros that are missing, call themselves, or multiply beyond all use. */
export function checkGrammar(style: CslNode, report: Report): void {
  checkChildren(style, report);
  const macros = new Map<string, CslNode>();
  for (const child of style.children.filter(isElement)) {
    if (child.name === 'macro') macros.set(child.attrs.name ?? '', child);
  }
  const sizes = new Map<string, number | 'open'>();
  const sizeOf = (node: CslNode): number => {
    const own = node.children.filter(isElement).reduce((total, child) => total + sizeOf(child), 1);
    const name = node.name === 'text' || node.name === 'key' ? node.attrs.macro : undefined;
    return name === undefined ? own : own + sizeOfMacro(node, name);
  };
  const sizeOfMacro = (caller: CslNode, name: string): number => {
    const known = sizes.get(name);
    const macro = macros.get(name);
    if (typeof known === 'number') return known;
    if (!macro) report(caller, `There is no macro "${name}".`);
    if (known === 'open') report(caller, `The macro "${name}" calls itself.`);
    if (!macro || known === 'open') return 0;
    sizes.set(name, 'open');
    const size = sizeOf(macro);
    sizes.set(name, size);
    return size;
  };
  if (sizeOf(style) > MOST_ELEMENTS) report(style, 'Its macros call one another too often.');
}

function checkChildren(node: CslNode, report: Report): void {
  const allowed = below[node.name];
  if (!allowed) return;
  for (const child of node.children.filter(isElement)) {
    if (allowed.includes(child.name)) checkChildren(child, report);
    else report(child, `CSL has no element "${child.name}" in "${node.name}".`);
  }
}
