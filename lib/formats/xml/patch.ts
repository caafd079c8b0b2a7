import { childNamed, elementsOf, makeElement, type XmlElement } from './element.ts';
import { printElement } from './print.ts';
import type { Unit } from './unit.ts';

type Edit = { from: number; to: number; text: string };
type Rank = (name: string) => number;

/**
 * The record's own text with the units of edited variables changed: those whose written form differs. `standing` are the units of
 * the text, `was` and `is` what would be written before and after the edit. The text itself when nothing was edited.
 */
export function patchText(
  text: string,
  root: XmlElement,
  standing: Unit[],
  { was, is, rank }: { was: Unit[]; is: Unit[]; rank: Rank },
): string {
  const edited = editedVariables(was, is);
  if (edited.size === 0) return text;
  const ending = /\r\n|\r|\n/.exec(text)?.[0] ?? '';
  const edits: Edit[] = [];
  const replaced = standing.filter(({ variable }) => edited.has(variable));
  const fresh = is.filter(({ variable }) => edited.has(variable));
  for (const unit of replaced) {
    const at = fresh.findIndex(({ variable, path }) => variable === unit.variable && path === unit.path);
    const [next] = at < 0 ? [] : fresh.splice(at, 1);
    edits.push(next ? replacement(unit, next, ending) : removal(text, unit));
  }
  for (const unit of fresh) edits.push(insertion(root, unit, rank, ending));
  return apply(text, edits);
}

function editedVariables(was: Unit[], is: Unit[]): Set<string> {
  const written = (units: Unit[], variable: string) =>
    units
      .filter((unit) => unit.variable === variable)
      .map(({ path, element }) => `${path} ${printElement(element)}`)
      .join('\n');
  const variables = new Set([...was, ...is].map(({ variable }) => variable));
  return new Set([...variables].filter((variable) => written(was, variable) !== written(is, variable)));
}

function depthOf({ path }: Unit): number {
  return path === '' ? 1 : path.split('/').length + 1;
}

function replacement({ element: { from, to } }: Unit, next: Unit, ending: string): Edit {
  return { from, to, text: printElement(next.element, depthOf(next), ending) };
}

/** With the blanks before it, when it stands on lines of its own. */
function removal(text: string, { element: { from, to } }: Unit): Edit {
  const blanks = /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  return { from: /^[ \t]*[\r\n]/.test(text.slice(to)) ? from - blanks : from, to, text: '' };
}

/** Into the innermost of its elements that is there, before what comes after it in the order of names. */
function insertion(root: XmlElement, unit: Unit, rank: Rank, ending: string): Edit {
  const names = unit.path === '' ? [] : unit.path.split('/');
  let parent = root;
  let depth = 0;
  for (; depth < names.length; depth++) {
    const next = childNamed(parent, names[depth] ?? '');
    if (!next) break;
    parent = next;
  }
  const element = names.slice(depth).reduceRight((inner, name) => makeElement(name, [inner]), unit.element);
  const indent = ending + (ending ? ' '.repeat(depth + 1) : '');
  const printed = indent + printElement(element, depth + 1, ending);
  const siblings = elementsOf(parent);
  const before = siblings.findLast(({ name }) => rank(name) <= rank(element.name));
  if (before) return { from: before.to, to: before.to, text: printed };
  if (parent.innerFrom >= 0) return { from: parent.innerFrom, to: parent.innerFrom, text: printed };
  return { from: parent.to - 2, to: parent.to, text: `>${printed}${ending}</${parent.name}>` };
}

/** Edits of one place keep their order; of two empty-element tags to be opened at one place the first wins. */
function apply(text: string, edits: Edit[]): string {
  const sorted = edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => a.from - b.from || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { from, to, text: inserted } of sorted) {
    if (from < at) continue;
    result += text.slice(at, from) + inserted;
    at = to;
  }
  return result + text.slice(at);
}
