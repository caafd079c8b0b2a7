import { SaxesParser } from 'saxes';
import { type CslNode, isElement, textual, withoutPitfalls } from './csl-tree.ts';

export type StyleProblem = { line: number; column: number; message: string };
export type Position = { line: number; column: number };
type ReadStyle = { root: CslNode | null; positions: Map<CslNode, Position>; problems: StyleProblem[] };

const NAMESPACE = 'http://purl.org/net/xbiblio/csl';
const DEEPEST = 100;

/** Reads XML into the processor's tree. Refuses document types, and so any entity but the five of XML. Lines count from 1. */
export function readCslXml(xml: string): ReadStyle {
  const positions = new Map<CslNode, Position>();
  const problems: StyleProblem[] = [];
  const open: CslNode[] = [];
  let root: CslNode | null = null;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const at = (): Position => ({ line: parser.line, column: parser.columnIndex + 1 });
  const refuse = (message: string): never => {
    problems.push({ ...at(), message });
    throw new Refused();
  };
  parser.on('error', (error) => refuse(sentence(error.message)));
  parser.on('doctype', () => refuse('A style must not have a document type or entities.'));
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) refuse('Elements are nested too deeply.');
    const attrs = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    const node: CslNode = { name: tag.uri === NAMESPACE ? tag.local : tag.name, attrs, children: [] };
    if (!root && tag.uri !== NAMESPACE) refuse(`This is not a CSL style: its namespace is not ${NAMESPACE}.`);
    positions.set(node, at());
    root ??= node;
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (text: string) => open.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = open.pop();
    if (!node) return;
    // Spaces between the elements of a style, and words where none belong, say nothing.
    const speaks = textual.has(node.name) || open.some(({ name }) => name === 'info');
    node.children = node.children.filter((child) => isElement(child) || speaks);
    withoutPitfalls(node);
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  return { root, positions, problems };
}

class Refused extends Error {}

// The parser's messages begin with its own "line:column: ".
function sentence(message: string): string {
  const bare = message.replace(/^\d+:\d+: /, '');
  return `The XML is not well formed: ${bare.replace(/\.?$/, '.')}`;
}
