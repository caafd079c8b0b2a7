import { variableLabel } from './citation-form.ts';
import { sameJson } from './merge-patch.ts';
import { asText } from './save-conflict.ts';

/** One field an event changed, as text before and after. */
export type RecordChange = { name: string; label: string; before: string; after: string };

type Part = Record<string, unknown>;

const labels: Record<string, string> = {
  tags: 'Tags',
  levels: 'Evidence levels',
  note: 'Note',
  tagsAdded: 'Tags',
  tagsRemoved: 'Tags',
};

/** What an event changed of a citation, field by field; the bibliographic record's variables each for itself. */
export function recordChanges(before: Part, after: Part): RecordChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== 'trashed');
  return names.flatMap((name) => {
    if (name === 'csl') return cslChanges(asPart(before.csl), asPart(after.csl));
    const change = {
      name,
      label: labels[name] ?? variableLabel(name),
      before: valueText(before[name]),
      after: valueText(after[name]),
    };
    return change.before === change.after ? [] : [change];
  });
}

function cslChanges(before: Part, after: Part): RecordChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !sameJson(before[name], after[name]),
  );
  return names.map((name) => ({
    name,
    label: variableLabel(name),
    before: asText(before, name),
    after: asText(after, name),
  }));
}

function asPart(value: unknown): Part {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(itemText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

// A level of the log: scheme, code and question say which.
function itemText(item: unknown): string {
  if (item === null || typeof item !== 'object') return String(item);
  const { scheme, code, question } = item as { scheme?: string; code?: string; question?: string };
  return scheme ? [`${scheme}:${code}`, question].filter(Boolean).join(' ') : JSON.stringify(item);
}
