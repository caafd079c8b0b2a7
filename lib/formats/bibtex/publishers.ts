import type { CslItem } from '#lib/csl/item.ts';
import { decodeLatex } from '../latex/decode.ts';
import type { Dialect } from './entry-types.ts';
import { decodeList } from './list-field.ts';
import type { Fields, Placing } from './map.ts';

const houses = ['publisher', 'institution', 'school', 'organization'];
// In the order in which BibLaTeX prints them.
const printed = ['school', 'institution', 'organization', 'howpublished', 'publisher'];

/** Of several houses each counts: BibLaTeX joins them as it does a list, BibTeX as library catalogues do. */
export function placePublishers(csl: CslItem, fields: Fields, placing: Placing, dialect: Dialect) {
  const names = (dialect === 'biblatex' ? printed : houses).filter((name) => fields.has(name) && !placing.has(name));
  if (names.length < 2) return;
  const decode = dialect === 'biblatex' ? decodeList : decodeLatex;
  const texts = names.map((name) => decode(fields.get(name)?.text ?? '')).filter(Boolean);
  const joined = [...new Set(texts)].join(dialect === 'biblatex' ? '; ' : ' / ');
  if (joined) csl.publisher = joined;
  for (const name of names) placing.set(name, 'publisher');
}
