import { makeElement, type XmlElement } from './element.ts';

/** A part of a record that is written, compared and replaced as one; `path` names the elements it stands in, below the record. */
export type Unit = { path: string; element: XmlElement; variable: string };

/** The record's element with the units in it, those of one path in one element, in the order in which names are listed. */
export function assemble(root: XmlElement, units: Unit[], rank: (name: string) => number): XmlElement {
  for (const { path, element } of units) {
    let parent = root;
    for (const name of path === '' ? [] : path.split('/')) {
      let next = parent.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
      if (!next) {
        next = makeElement(name);
        insert(parent, next, rank);
      }
      parent = next;
    }
    insert(parent, element, rank);
  }
  return root;
}

function insert(parent: XmlElement, element: XmlElement, rank: (name: string) => number) {
  const own = rank(element.name);
  const at = parent.children.findLastIndex((child) => typeof child !== 'string' && rank(child.name) <= own);
  parent.children.splice(at + 1, 0, element);
}
