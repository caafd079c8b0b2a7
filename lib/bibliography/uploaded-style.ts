import { createHash } from 'node:crypto';
import { Problem } from '../problem.ts';
import { checkGrammar } from './csl-grammar.ts';
import { type CslNode, childOf, isElement, textOf } from './csl-tree.ts';
import { type Position, readCslXml, type StyleProblem } from './read-xml.ts';
import { renderEntries } from './render.ts';
import { findStyle } from './styles.ts';

export type UploadedStyle = {
  /** The same for the same text. */
  key: string;
  title: string;
  /** What the style calls itself, mostly an address. */
  id: string;
  format: string;
  fields: string[];
  hasBibliography: boolean;
  defaultLocale?: string;
  /** The shipped style a dependent one follows; then there is no tree. */
  dependentOf?: string;
  tree?: CslNode;
};

export type StyleCheck = { style: UploadedStyle; problems: [] } | { style: null; problems: StyleProblem[] };

const MOST_CHARACTERS = 1024 * 1024;
const start: Position = { line: 1, column: 1 };

/** Checks the text of a `.csl` file, and that it renders. A style that makes notes only passes, with `hasBibliography: false`. */
export async function validateStyle(xml: string): Promise<StyleCheck> {
  if (xml.length > MOST_CHARACTERS) return refused([{ ...start, message: 'A style may be 1 MB long at most.' }]);
  const { root, positions, problems } = readCslXml(xml.replace(/^\ufeff/, ''));
  const report = (node: CslNode, message: string) => problems.push({ ...(positions.get(node) ?? start), message });
  if (!root || problems.length > 0) return refused(problems);
  if (root.name !== 'style') report(root, `This is not a CSL style: it begins with "${root.name}".`);
  else if (!/^1\./.test(root.attrs.version ?? '')) report(root, 'Only styles of CSL 1.0 can be used.');
  else checkGrammar(root, report);
  if (problems.length > 0) return refused(problems);
  const style = summarise(root, createHash('sha256').update(xml).digest('base64url'));
  const parent = parentOf(root);
  const problem = parent ? await follow(style, parent) : await tryOut(style, root);
  if (problem) report(root, problem);
  return problem ? refused(problems) : { style, problems: [] };
}

function refused(problems: StyleProblem[]): StyleCheck {
  return { style: null, problems };
}

function summarise(root: CslNode, key: string): UploadedStyle {
  const info = childOf(root, 'info');
  const categories = info?.children.filter(isElement).filter(({ name }) => name === 'category') ?? [];
  const format = categories.map(({ attrs }) => attrs['citation-format']).find(Boolean);
  const defaultLocale = root.attrs['default-locale'];
  return {
    key,
    title: textOf(info && childOf(info, 'title')) || 'Untitled style',
    id: textOf(info && childOf(info, 'id')),
    format: format ?? (root.attrs.class === 'note' ? 'note' : 'author-date'),
    fields: categories.map(({ attrs }) => attrs.field).filter((field) => field !== undefined),
    hasBibliography: childOf(root, 'bibliography') !== undefined,
    ...(defaultLocale && { defaultLocale }),
  };
}

function parentOf(root: CslNode): string | undefined {
  const links = childOf(root, 'info')?.children.filter(isElement) ?? [];
  return links.find(({ name, attrs }) => name === 'link' && attrs.rel === 'independent-parent')?.attrs.href;
}

async function follow(style: UploadedStyle, address: string): Promise<string | null> {
  const parent = await findStyle(address);
  if (!parent) return `It follows the style ${address}, which is not here. Upload that one instead.`;
  style.dependentOf = parent.dependentOf ?? parent.id;
  style.hasBibliography = parent.hasBibliography;
  return null;
}

const sample = { type: 'article-journal', title: 'Title', author: [{ family: 'Family', given: 'Given' }] };

async function tryOut(style: UploadedStyle, tree: CslNode): Promise<string | null> {
  if (!childOf(tree, 'citation')) return 'It says neither how to cite nor which style it follows.';
  style.tree = tree;
  if (!style.hasBibliography) return null;
  try {
    const issued = { 'date-parts': [[2016, 6, 1]] };
    await renderEntries({ style, items: [{ ...sample, id: 'sample', issued }], timeoutMs: 10_000 });
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}
