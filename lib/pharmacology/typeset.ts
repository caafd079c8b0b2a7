import { type ParameterRule, parameterRules } from './parameter-rules.ts';

/** A piece of a text as it prints: slanted, below or above the line, or plain. */
export type Piece = string | { as: 'i' | 'sub' | 'sup'; text: string };

const signs = new Map(parameterRules.map(({ code, print }) => [code, print]));
const code = [...signs.keys()].map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
// A parameter is one where its value follows: `Ki = 161 nM`, but not the Ki of a sentence, nor the end of pKi. A mass number is one in front of its
// element, in the brackets of a label: [35S], not the [3] of a reference.
const stated = `(?<![\\p{L}\\p{N}])(?:${code})(?= [=<>≤≥~] )`;
const mass = '(?<=\\[)\\d{1,3}(?=[A-Z][a-z]?\\])';
const set = new RegExp(`(${stated}|${mass})`, 'u');

/** A parameter as it prints: K below it i, its symbol slanted when it is one letter. */
export function typesetSign([symbol, subscript, rest]: ParameterRule['print']): Piece[] {
  const main = symbol.length === 1 ? { as: 'i' as const, text: symbol } : symbol;
  return [main, ...(subscript ? [{ as: 'sub' as const, text: subscript }] : []), ...(rest ? [rest] : [])];
}

/** A text that is at hand plain as it prints: `MOR: Ki = 161 nM` with i below the line, `[35S]GTPγS` with 35 above it. */
export function typeset(text: string): Piece[] {
  return text.split(set).flatMap((piece, at): Piece[] => {
    // No line ends between a number and its percent sign.
    if (at % 2 === 0) return piece === '' ? [] : [piece.replaceAll(' %', '\u00a0%')];
    const sign = signs.get(piece);
    return sign ? typesetSign(sign) : [{ as: 'sup', text: piece }];
  });
}
