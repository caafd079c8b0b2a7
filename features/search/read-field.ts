import { nearestWord } from '#lib/edit-distance.ts';
import { type FieldName, searchFields, textFields } from './fields.ts';
import type { Query, QueryTerms, TextField } from './query-tree.ts';
import { parseYearRange } from './year-range.ts';

const doiForm = /^10\.\d{4,9}\/\S+$/;

/** What is wrong with a value, and what was most likely meant in its place. */
export type ValueFault = { message: string; instead?: string | null };

/** A value of a field as a query, or what is wrong with it. */
export function readField(field: FieldName, text: string, isPhrase: boolean, terms: QueryTerms): Query | ValueFault {
  if (field === 'any') return readWord(text, isPhrase, terms);
  if (isTextField(field)) return readText(field, text, isPhrase);
  return readers[field](text.trim(), terms);
}

const readers: Record<Exclude<FieldName, TextField>, (text: string, terms: QueryTerms) => Query | ValueFault> = {
  year(text) {
    const range = parseYearRange(text);
    if (range) return { kind: 'year', range };
    const [, from, to] = /^(\d{4})\s*[-–—:/]\s*(\d{4})$/.exec(text) ?? [];
    const message = `“${text}” is not a year or range, as in ${searchFields.year.example}.`;
    return { message, instead: from && to ? `${from}..${to}` : null };
  },
  doi(text) {
    const doi = bareDoi(text);
    const prefix = doi.endsWith('*');
    return { kind: 'identifier', column: 'doi', text: prefix ? doi.slice(0, -1) : doi, prefix };
  },
  pmid(text) {
    const digits = /^0*(\d{1,9})$/.exec(text)?.[1];
    if (!digits) return { message: `“${text}” is not a PubMed identifier: it is digits only.` };
    return { kind: 'identifier', column: 'pmid', text: digits, prefix: false };
  },
  key(text) {
    const prefix = text.endsWith('*');
    return { kind: 'identifier', column: 'key', text: prefix ? text.slice(0, -1) : text, prefix };
  },
  tag(text, terms) {
    const termIds = terms.find(text);
    if (termIds) return { kind: 'tag', termIds };
    return { message: `No term of the vocabulary is called “${text}”.`, instead: terms.nearest(text) };
  },
  level(text) {
    const [, code] = /^(?:ocebm:)?([1-5])$/i.exec(text) ?? [];
    if (code) return { kind: 'level', scheme: 'ocebm', code };
    const [, rung] = /^(?:preclinical:)?(P[0-5])$/i.exec(text) ?? [];
    if (rung) return { kind: 'level', scheme: 'preclinical', code: rung.toUpperCase() };
    const [letter] = /(?<=^(?:ocebm:)?)[1-5](?=[a-c]$)/i.exec(text) ?? [];
    const message = `“${text}” is not an evidence level, as in level:ocebm:2 or level:P2.`;
    return { message, instead: letter ? `ocebm:${letter}` : null };
  },
};

// A DOI finds its record at once, and target:mor means what tag:target:mor does.
function readWord(text: string, isPhrase: boolean, terms: QueryTerms): Query | ValueFault {
  if (isPhrase) return readText('any', text, true);
  const doi = bareDoi(text);
  if (doiForm.test(doi)) return { kind: 'identifier', column: 'doi', text: doi, prefix: false };
  const [, before, after] = /^([\p{L}-]+):([^\s:/]\S*)$/u.exec(text) ?? [];
  if (!before || !after) return readText('any', text, false);
  const termIds = terms.find(text.toLowerCase());
  if (termIds) return { kind: 'tag', termIds };
  const fields = Object.keys(searchFields);
  const field = nearestWord(before.toLowerCase(), fields);
  return {
    message: `“${before}” is not a field. Fields are ${fields.join(', ')}; put “${text}” in quotes to look for it as text.`,
    instead: field ? `${field}:${after}` : `"${text}"`,
  };
}

function readText(field: TextField, text: string, isPhrase: boolean): Query | ValueFault {
  if (isPhrase) return { kind: 'text', field, match: 'phrase', text };
  const [, stem] = /^(.*?)\*+$/.exec(text) ?? [];
  if (stem === undefined) return { kind: 'text', field, match: 'words', text };
  if ([...stem].length < 2) return { message: 'Put at least two letters before *.' };
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
