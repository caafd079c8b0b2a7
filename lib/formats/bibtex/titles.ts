import type { CslItem } from '#lib/csl/item.ts';
import { decodeTitle } from '../latex/decode-title.ts';
import { subtitles } from './fields.ts';
import type { Fields, Placing } from './map.ts';

/** Titles that BibLaTeX keeps in parts become the one CSL has: "Main title: subtitle. Addition". */
export function joinTitles(csl: CslItem, entryType: string, fields: Fields, placing: Placing) {
  const maintitle = joined('maintitle', fields);
  const booktitle = joined('booktitle', fields);
  const title = joined('title', fields);
  const isProceedings = entryType === 'proceedings' && booktitle !== '' && !title;
  if (isProceedings) {
    csl.title = booktitle;
    mark(fields, placing, 'booktitle', 'title');
  }
  if (maintitle && booktitle && !isProceedings) {
    csl['container-title'] = maintitle;
    csl['volume-title'] = booktitle;
    mark(fields, placing, 'maintitle', 'container-title');
    mark(fields, placing, 'booktitle', 'volume-title');
  } else if (maintitle && title && /^(?:book|collection|proceedings|reference|manual)$/.test(entryType)) {
    csl.title = maintitle;
    csl['volume-title'] = title;
    mark(fields, placing, 'maintitle', 'title');
    mark(fields, placing, 'title', 'volume-title');
  } else if (maintitle) {
    csl['container-title'] = maintitle;
    mark(fields, placing, 'maintitle', 'container-title');
  }
  const isIssue = entryType === 'periodical' && !fields.has('journaltitle');
  const issuetitle = isIssue ? joined('issuetitle', fields) : '';
  if (issuetitle && title) {
    csl.title = issuetitle;
    csl['container-title'] = title;
    mark(fields, placing, 'issuetitle', 'title');
    mark(fields, placing, 'title', 'container-title');
  }
  for (const [field, variable] of [
    ['title', 'title'],
    ['fjournal', 'container-title'],
    ['booktitle', 'container-title'],
    ['journaltitle', 'container-title'],
    ['journal', 'container-title'],
    ['eventtitle', 'event-title'],
  ] as const) {
    if (placing.has(field)) continue;
    const text = field === 'title' ? title : field === 'booktitle' ? booktitle : joined(field, fields);
    if (!text) continue;
    if (field === 'journal' && fields.has('fjournal')) {
      csl['container-title-short'] = text;
      placing.set(field, 'container-title-short');
      continue;
    }
    if (csl[variable] !== undefined) continue;
    csl[variable] = text;
    mark(fields, placing, field, variable);
  }
  // A title with a subtitle is its own short form, up to a colon.
  if (fields.has('subtitle') && !fields.has('shorttitle') && !maintitle && !issuetitle && title) {
    const short = decodeTitle(fields.get('title')?.text.replace(/^([^{}:]+): .*$/s, '$1') ?? '');
    if (short) csl['title-short'] = short;
  }
  joinVolume(csl, fields, placing);
}

function joined(field: string, fields: Fields): string {
  const main = fields.get(field)?.text;
  // What has no title is described in its addition.
  if (main === undefined) return field === 'title' ? decodeTitle(fields.get('titleaddon')?.text ?? '') : '';
  const sub = fields.get(subtitles[field] ?? '')?.text;
  const addon = fields.get(`${field}addon`)?.text;
  const title = decodeTitle(main);
  const withSub =
    sub && title
      ? `${title}${/[:?!.–—]$/.test(title) ? '' : ':'} ${decodeTitle(sub)}`
      : title || decodeTitle(sub ?? '');
  return addon ? `${withSub}${/[.?!]$/.test(withSub) ? '' : '.'} ${decodeTitle(addon)}` : withSub;
}

function mark(fields: Fields, placing: Placing, field: string, variable: string) {
  for (const name of [field, subtitles[field], `${field}addon`])
    if (name && fields.has(name)) placing.set(name, variable);
}

/** Part 2 of volume 7 is "7.2", as printed citations have it. */
function joinVolume(csl: CslItem, fields: Fields, placing: Placing) {
  const part = fields.get('part')?.text.trim();
  const volume = fields.get('volume')?.text.trim();
  if (!part || !/^\w+$/.test(part)) return;
  csl.volume = volume ? `${volume}.${part}` : part;
  placing.set('part', 'volume');
  if (volume) placing.set('volume', 'volume');
}
