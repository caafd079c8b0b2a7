import type { Value } from './values.ts';

/** An entry with its fields as text, before they become CSL. */
export type Parent = { type: string; fields: Map<string, Value> };

const bookParts = /^(?:inbook|bookinbook|suppbook)$/;
const parts = /^(?:in|bookinbook|supp|conference)/;
const own = new Set([
  ...[
    'crossref',
    'xref',
    'xdata',
    'ids',
    'entryset',
    'entrysubtype',
    'execute',
    'label',
    'options',
    'presort',
    'sortkey',
  ],
  ...[
    'related',
    'relatedoptions',
    'relatedstring',
    'relatedtype',
    'shorthand',
    'shorthandintro',
    'keywords',
    'abstract',
  ],
  ...[
    'file',
    'note',
    'annotation',
    'annote',
    'doi',
    'url',
    'urldate',
    'pages',
    'shorttitle',
    'sorttitle',
    'indextitle',
    'indexsorttitle',
  ],
]);

/** Gives the entry what it lacks and its parent has, as biblatex's default inheritance and classic BibTeX do. */
export function inheritCrossref(child: Parent, parent: Parent) {
  for (const [field, value] of parent.fields) {
    if (own.has(field)) continue;
    const targets = [targetOf(field, child.type, parent.type)];
    // The author of a book is the author of its parts, unless they have their own.
    if (field === 'author' && bookParts.test(child.type)) targets.push('bookauthor');
    for (const target of targets) if (target && !child.fields.has(target)) child.fields.set(target, value);
  }
}

export function inheritXdata(child: Parent, parent: Parent) {
  for (const [field, value] of parent.fields) {
    if (field !== 'ids' && !child.fields.has(field)) child.fields.set(field, value);
  }
}

const titles = new Set(['title', 'subtitle', 'titleaddon']);

function targetOf(field: string, child: string, parent: string): string | null {
  if (titles.has(field)) {
    if (parent.startsWith('mv')) return `main${field}`;
    if (parent === 'periodical') return field === 'titleaddon' ? null : `journal${field}`;
    if (parts.test(child)) return `book${field}`;
    return field;
  }
  return field;
}
