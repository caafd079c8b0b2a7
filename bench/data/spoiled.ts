import type { CslItem } from '#lib/csl/item.ts';
import type { Random } from './random.ts';

/** A record as another database has it: an identifier less, pages cut, the journal abbreviated, a letter lost, initials for names, perhaps the year of print. */
export function spoiled(record: CslItem, chance: Random): CslItem {
  const { DOI: _doi, PMID: _pmid, ...rest } = record;
  const copy: CslItem = { ...(chance.happens(0.5) ? rest : record) };
  const title = String(copy.title ?? '');
  if (chance.happens(0.3)) copy.title = title.toUpperCase();
  if (chance.happens(0.3)) copy.title = withoutLetter(title, chance);
  if (chance.happens(0.4)) copy.page = String(copy.page ?? '').replace(/^(\d+)\d\d–\1/, '$1–');
  if (chance.happens(0.4)) copy['container-title'] = abbreviated(String(copy['container-title'] ?? ''));
  if (chance.happens(0.5))
    copy.author = copy.author?.map(({ family, given }) => ({ family, given: given?.slice(0, 1) }));
  if (chance.happens(0.2)) delete copy.abstract;
  const year = Number(copy.issued?.['date-parts']?.[0]?.[0]);
  if (chance.happens(0.1)) copy.issued = { 'date-parts': [[year + 1]] };
  return copy;
}

function withoutLetter(text: string, chance: Random): string {
  const at = chance.whole(1, Math.max(1, text.length - 1));
  return text.slice(0, at) + text.slice(at + 1);
}

function abbreviated(title: string): string {
  return title
    .split(' ')
    .map((word) => word.slice(0, 4))
    .join(' ');
}
