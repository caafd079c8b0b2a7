import { normaliseDoi } from '#lib/csl/identifiers.ts';
import { cslTypeOf } from '../endnote-xml/reference-types.ts';
import type { Format, Token } from '../format.ts';
import { named } from '../names.ts';
import { risTypeOf } from '../ris/reference-types.ts';
import { streamingReader } from '../streaming.ts';
import { TaggedParser } from './parser.ts';

// EndNote's tags and those of refer and BibIX, from which they come.
const risTags: Record<string, string> = {
  ...{
    A: 'AU',
    E: 'ED',
    Y: 'A3',
    H: 'A4',
    '?': 'A4',
    Q: 'AU',
    T: 'TI',
    J: 'T2',
    B: 'T2',
    S: 'T3',
    '!': 'ST',
    D: 'PY',
    '8': 'DA',
  },
  ...{ V: 'VL', N: 'IS', P: 'SP', I: 'PB', C: 'CY', '@': 'SN', R: 'DO', U: 'UR', X: 'AB', K: 'KW', Z: 'N1', '7': 'ET' },
  ...{
    '6': 'NV',
    L: 'CN',
    M: 'AN',
    F: 'ID',
    W: 'DP',
    '~': 'DB',
    '+': 'AD',
    '[': 'Y2',
    '9': 'M3',
    '&': 'SE',
    '>': 'L1',
  },
  ...{ '1': 'C1', '2': 'C2', '3': 'C3', '4': 'C4', '5': 'C5', '*': 'RI' },
};

function toRis(tokens: Token[]): { ris: Token; own: Token }[] {
  const type = tokens.find(([tag]) => tag === '0')?.[1];
  const isPlainBook = tokens.some(([tag]) => tag === 'I') && !tokens.some(([tag]) => /[JB]/.test(tag));
  const csl = cslTypeOf(type ?? '', '') ?? (type === undefined && isPlainBook ? 'book' : 'document');
  const start: Token = ['TY', type === undefined && !isPlainBook ? 'JOUR' : risTypeOf(csl), null];
  const translated = [{ ris: start, own: tokens.find(([tag]) => tag === '0') ?? start }];
  const languages = tokens.filter(([tag]) => tag === 'G');
  const [language] = languages;
  if (language) translated.push({ ris: ['LA', languages.map(([, value]) => value).join(', '), null], own: language });
  for (const own of tokens) {
    const [tag, value] = own;
    const holdsDoi = (tag === 'R' || tag === 'O' || tag === 'M') && normaliseDoi(value) !== null;
    const risTag = holdsDoi ? 'DO' : tag === 'R' ? undefined : risTags[tag];
    if (risTag) translated.push({ ris: [risTag, value, null], own });
    else if (tag === 'G' && own !== language) translated.push({ ris: ['LA', '', 'language'], own });
  }
  return translated;
}

/** What EndNote imports, and refer before it: a percent sign and a letter before each value. Only read. */
export const enw: Format = {
  ...named('enw'),
  read: streamingReader(
    () =>
      new TaggedParser({
        prefix: 'enw',
        nothingFound: 'No record was found: each begins with a line “%0” or another of a percent sign and a letter.',
        tagOf: (line) => {
          const tag = /^%([A-Za-z0-9@!?~+[\]*&>()^#$.=<:\\]) /.exec(`${line} `)?.[1];
          return tag ? { tag, valueAt: 3 } : null;
        },
        first: '0',
        endsWithBlank: true,
        toRis,
      }),
  ),
};
