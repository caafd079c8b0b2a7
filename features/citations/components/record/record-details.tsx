import { KeyValues } from '#components/key-values.tsx';
import { displayDate } from '#lib/csl/date.ts';
import { normaliseDoi, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem } from '#lib/csl/item.ts';
import { isDateVariable, isNameVariable, isVariable, variables } from '#lib/csl/variables.ts';

// Said elsewhere on the page.
const saidAbove = new Set([
  'type',
  'title',
  'container-title',
  'volume',
  'issue',
  'page',
  'issued',
  'abstract',
  'keyword',
  'custom',
]);

/** Identifiers with their links, and every other field the record has. */
export function RecordDetails({ csl }: { csl: CslItem }) {
  const names = Object.keys(csl).filter((name) => !saidAbove.has(name) && !isNameVariable(name));
  const rows = names.map((name) => ({
    key: name,
    term: isVariable(name) ? variables[name].label : name,
    value: <Value name={name} value={csl[name]} />,
  }));
  return rows.length > 0 ? <KeyValues rows={rows} /> : null;
}

function Value({ name, value }: { name: string; value: unknown }) {
  if (isDateVariable(name)) return displayDate(value as CslDate);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  const href = addressOf(name, text);
  return href ? (
    <a href={href} rel="noreferrer" className="break-all">
      {text}
    </a>
  ) : (
    <span className="whitespace-pre-line break-words">{text}</span>
  );
}

/** Where an identifier leads; null for what is none. */
function addressOf(name: string, text: string): string | null {
  const doi = name === 'DOI' && normaliseDoi(text);
  if (doi) return `https://doi.org/${encodeURI(doi)}`;
  const pmid = name === 'PMID' && normalisePmid(text);
  if (pmid) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  const pmcid = name === 'PMCID' && normalisePmcid(text);
  if (pmcid) return `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`;
  return name === 'URL' && /^https?:\/\//i.test(text) ? text : null;
}
