import { type OcebmCode, type OcebmQuestion, ocebmCell, ocebmCodes, ocebmTable } from './ocebm.ts';
import { type PreclinicalCode, preclinicalCodes, preclinicalLadder } from './preclinical.ts';

/** A level of a scheme, as stored: codes, never labels. */
export type EvidenceLevel =
  | { scheme: 'ocebm'; version: '2011'; question: OcebmQuestion; code: OcebmCode }
  | { scheme: 'preclinical'; version: 'speciosa-1'; question: null; code: PreclinicalCode };

export type Scheme = EvidenceLevel['scheme'];

export const schemes = {
  ocebm: { name: 'OCEBM 2011', version: '2011', codes: ocebmCodes, unit: 'one study, for one type of question' },
  preclinical: {
    name: 'Preclinical ladder',
    version: 'speciosa-1',
    codes: preclinicalCodes,
    unit: 'one study that is not clinical',
  },
} as const satisfies Record<Scheme, { name: string; version: string; codes: readonly string[]; unit: string }>;

/** What a filter asks for: a level of a scheme, for any question. */
export type LevelFilter = { scheme: Scheme; code: string };

/** Every level a filter can ask for, strongest first: clinical before the ladder, and down each. */
export const levelFilters: readonly LevelFilter[] = [
  ...ocebmCodes.map((code): LevelFilter => ({ scheme: 'ocebm', code })),
  ...preclinicalCodes.toReversed().map((code): LevelFilter => ({ scheme: 'preclinical', code })),
];

/** Place in that order from 1, the strongest; what the list sorts by. */
export function levelRank({ scheme, code }: LevelFilter): number {
  const place = levelFilters.findIndex((level) => level.scheme === scheme && level.code === code);
  if (place < 0) throw new RangeError(`no level ${scheme}:${code}`);
  return place + 1;
}

/** `ocebm:2`, `preclinical:P2`. */
export function printLevelFilter({ scheme, code }: LevelFilter): string {
  return `${scheme}:${code}`;
}

/** Reads `ocebm:2` or `preclinical:P2`; null when there is no such level. */
export function parseLevelFilter(text: string): LevelFilter | null {
  return levelFilters.find((level) => printLevelFilter(level) === text.trim()) ?? null;
}

/** `OCEBM 2`, `P2`: what a badge has room for. */
export function levelMark({ scheme, code }: LevelFilter): string {
  return scheme === 'ocebm' ? `OCEBM ${code}` : code;
}

/** `OCEBM 2011, level 2`, `Preclinical ladder, P2 in vitro: functional`. */
export function levelName(level: LevelFilter): string {
  if (level.scheme === 'ocebm') return `${schemes.ocebm.name}, level ${level.code}`;
  const rung = preclinicalLadder[level.code as PreclinicalCode];
  return `${schemes.preclinical.name}, ${level.code} ${rung.name.charAt(0).toLowerCase()}${rung.name.slice(1)}`;
}

/** What the scheme says a level is: the table's cell, or what the rung of the ladder means. */
export function levelMeaning(level: EvidenceLevel): string {
  return level.scheme === 'ocebm'
    ? (ocebmCell(level.question, level.code) ?? '')
    : preclinicalLadder[level.code].meaning;
}

/** The question in the table's words; null on the ladder. */
export function levelQuestion(level: EvidenceLevel): string | null {
  return level.scheme === 'ocebm' ? ocebmTable[level.question].words : null;
}

/** What two levels must share for one to stand in the other's place: the scheme and, in OCEBM, the question. */
export function levelSlot(level: EvidenceLevel): string {
  return level.question ? `${level.scheme} ${level.question}` : level.scheme;
}

/** `ocebm:treatment:2`, `preclinical:P2`: one level as a form's value. */
export function printLevel(level: EvidenceLevel): string {
  return [level.scheme, level.question, level.code].filter(Boolean).join(':');
}

/** A form's value as input for a command; what is no level is left for the schema to refuse. */
export function levelFields(value: string): { scheme?: string; question?: string; code?: string } {
  const [scheme, ...rest] = value.split(':');
  return rest.length === 2 ? { scheme, question: rest[0], code: rest[1] } : { scheme, code: rest[0] };
}

/** How far up its scheme a level stands, for a scale: 1 is the weakest. */
export function levelStrength({ scheme, code }: LevelFilter): { value: number; of: number } {
  const codes: readonly string[] = schemes[scheme].codes;
  const place = codes.indexOf(code);
  return { value: scheme === 'ocebm' ? codes.length - place : place + 1, of: codes.length };
}
