import { type ParameterRule, parameterRules } from './parameter-rules.ts';

export type Sign = ParameterRule['print'];

const signs = new Map(parameterRules.map(({ code, print }) => [code, print]));
const code = [...signs.keys()].map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
// A parameter is one where its value follows: `Ki = 161 nM`, but not the Ki of a sentence, nor the end of pKi.
const stated = new RegExp(`(?<![\\p{L}\\p{N}])(${code})(?= [=<>≤≥~] )`, 'u');

/** A printed text, cut at the parameters whose values it states: `MOR: Ki = 161 nM` is `MOR: `, K with i below, ` = 161 nM`. */
export function cutAtSigns(text: string): (string | Sign)[] {
  return text
    .split(stated)
    .map((piece, at) => (at % 2 === 1 ? (signs.get(piece) ?? piece) : piece))
    .filter((piece) => piece !== '');
}
