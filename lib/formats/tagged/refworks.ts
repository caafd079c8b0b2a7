import type { Format, Token } from '../format.ts';
import { named } from '../names.ts';
import { streamingReader } from '../streaming.ts';
import { TaggedParser } from './parser.ts';

const types: Record<string, string> = {
  ...{ 'journal article': 'JOUR', 'journal, electronic': 'JOUR', abstract: 'ABST', 'magazine article': 'MGZN' },
  ...{
    'newspaper article': 'NEWS',
    'book, whole': 'BOOK',
    'book, edited': 'EDBOOK',
    'book, section': 'CHAP',
    monograph: 'BOOK',
  },
  ...{ 'conference proceeding': 'CPAPER', 'conference proceedings': 'CPAPER', dissertation: 'THES', thesis: 'THES' },
  ...{
    'dissertation/thesis': 'THES',
    report: 'RPRT',
    grant: 'GRNT',
    'web page': 'ELEC',
    'online discussion forum': 'ICOMM',
  },
  ...{
    blog: 'BLOG',
    patent: 'PAT',
    'laws/statutes': 'STAT',
    'bills/resolutions': 'BILL',
    'case/court decisions': 'CASE',
  },
  ...{
    hearing: 'HEAR',
    'computer program': 'COMP',
    'video/ dvd': 'VIDEO',
    'video/dvd': 'VIDEO',
    'motion picture': 'MPCT',
  },
  ...{ map: 'MAP', 'music score': 'MUSIC', 'sound recording': 'SOUND', artwork: 'ART', generic: 'GEN' },
  ...{ 'unpublished material': 'UNPB', 'personal communication': 'PCOMM', 'dictionary entry': 'DICT' },
};
const risTags: Record<string, string> = {
  ...{
    A1: 'AU',
    A2: 'ED',
    A3: 'A3',
    A4: 'A4',
    T1: 'TI',
    T2: 'T2',
    T3: 'T3',
    JF: 'JF',
    JO: 'J2',
    YR: 'PY',
    VO: 'VL',
    IS: 'IS',
  },
  ...{ SP: 'SP', OP: 'EP', K1: 'KW', AB: 'AB', NO: 'N1', ED: 'ET', PB: 'PB', PP: 'CY', SN: 'SN', AV: 'AV', LA: 'LA' },
  ...{ DO: 'DO', UL: 'UR', CN: 'CN', DB: 'DB', ST: 'ST', RD: 'Y2', RT: 'TY', OT: 'OP', AD: 'AD', AN: 'AN', DS: 'DP' },
};

function toRis(tokens: Token[]): { ris: Token; own: Token }[] {
  const year = tokens.find(([tag]) => tag === 'YR')?.[1];
  const translated: { ris: Token; own: Token }[] = [];
  for (const own of tokens) {
    const [tag, value] = own;
    const risTag = risTags[tag];
    if (tag === 'RT') translated.push({ ris: ['TY', types[value.toLowerCase()] ?? 'GEN', null], own });
    else if (tag === 'FD') translated.push({ ris: ['DA', fullDate(value, year), null], own });
    else if (tag === 'PMID') translated.push({ ris: ['N1', `x-csl-PMID: "${value}"`, null], own });
    else if (tag === 'PMCID') translated.push({ ris: ['N1', `x-csl-PMCID: "${value}"`, null], own });
    else if (risTag) translated.push({ ris: [risTag, value, null], own });
  }
  return translated;
}

/** "01/31" or "Jan 31" of a year that stands in YR. */
function fullDate(text: string, year: string | undefined): string {
  const [, month, day] = /^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? [];
  if (year && month) return `${year}/${month.padStart(2, '0')}/${day?.padStart(2, '0')}/`;
  return year && !text.includes(year) ? `${text} ${year}` : text;
}

/** What RefWorks exports as "tagged format". Only read. */
export const refworks: Format = {
  ...named('refworks'),
  read: streamingReader(
    () =>
      new TaggedParser({
        prefix: 'refworks',
        nothingFound: 'No record was found: RefWorks records begin with a line “RT”.',
        tagOf: (line) => {
          const tag = /^([A-Z][A-Z0-9]|U1\d|PMC?ID)(?: |$)/.exec(line)?.[1];
          return tag ? { tag, valueAt: tag.length } : null;
        },
        first: 'RT',
        endsWithBlank: false,
        toRis,
      }),
  ),
};
