import { type FieldName, searchFields, textFields } from './fields.ts';
import type { FindTerms, Query, TextField } from './query-tree.ts';
import { parseYearRange } from './year-range.ts';

const doiForm = /^10\.\d{4,9}\/\S+$/;

/** A value of a field as a query, or a sentence about what is wrong with it. */
export function readField(field: FieldName, text: string, isPhrase: boolean, findTerms: FindTerms): Query | string {
  if (field === 'any') return readWord(text, isPhrase, findTerms);
  if (isTextField(field)) return readText(field, text, isPhrase);
  return readers[field](text.trim(), findTerms);
}

const readers: Record<Exclude<FieldName, TextField>, (text: string, findTerms: FindTerms) => Query | string> = {
  year(text) {
    const range = parseYearRange(text);
    return range ? { kind: 'year', range } : `“${text}” is not a year or range, as in ${searchFields.year.example}.`;
  },
  doi(text) {
    const doi = bareDoi(text);
    const prefix = doi.endsWith('*');
    return { kind: 'identifier', column: 'doi', text: prefix ? doi.slice(0, -1) : doi, prefix };
  },
  pmid(text) {
    const digits = /^0*(\d{1,9})$/.exec(text)?.[1];
    if (!digits) return `“${text}” is not a PubMed identifier: it is digits only.`;
    return { kind: 'identifier', column: 'pmid', text: digits, prefix: false };
  },
  key(text) {
    const prefix = text.endsWith('*');
    return { kind: 'identifier', column: 'key', text: prefix ? text.slice(0, -1) : text, prefix };
  },
  tag(text, findTerms) {
    const termIds = findTerms(text);
    return termIds ? { kind: 'tag', termIds } : `No term of the vocabulary is called “${text}”.`;
  },
  level(text) {
    const [, code] = /^(?:ocebm:)?([1-5])$/i.exec(text) ?? [];
    if (code) return { kind: 'level', scheme: 'ocebm', code };
    const [, rung] = /^(?:preclinical:)?(P[0-5])$/i.exec(text) ?? [];
    if (rung) return { kind: 'level', scheme: 'preclinical', code: rung.toUpperCase() };
    return `“${text}” is not an evidence level, as in level:ocebm:2 or level:P2.`;
  },
};

// A DOI finds its record at once, and target:mor means what tag:target:mor does.
function readWord(text: string, isPhrase: boolean, findTerms: FindTerms): Query | string {
  if (isPhrase) return readText('any', text, true);
  const doi = bareDoi(text);
  if (doiForm.test(doi)) return { kind: 'identifier', column: 'doi', text: doi, prefix: false };
  const [, before, after] = /^([\p{L}-]+):([^\s:/]\S*)$/u.exec(text) ?? [];
  if (!before || !after) return readText('any', text, false);
  const termIds = findTerms(text.toLowerCase());
  if (termIds) return { kind: 'tag', termIds };
  return `“${before}” is not a field. Fields are ${Object.keys(searchFields).join(', ')}; put “${text}” in quotes to look for it as text.`;
}

function readText(field: TextField, text: string, isPhrase: boolean): Query | string {
  if (isPhrase) return { kind: 'text', field, match: 'phrase', text };
  const [, stem] = /^(.*?)\*+$/.exec(text) ?? [];
  if (stem === undefined) return { kind: 'text', field, match: 'words', text };
  if ([...stem].length < 2) return 'Put at least two letters before *.';
  return { kind: 'text', field, match: 'prefix', text: stem };
}

function bareDoi(text: string): string {
  return text
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase();
}

function isTextField(field: FieldName): field is Exclude<TextField, 'any'> {
  return (textFields as readonly string[]).includes(field);
}
