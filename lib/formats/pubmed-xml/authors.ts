import { normaliseOrcid } from '#lib/csl/identifiers.ts';
import type { CslName } from '#lib/csl/item.ts';
import { childNamed, elementsOf, makeElement, type XmlElement } from '../xml/element.ts';
import { writable } from '../xml/text.ts';
import { readInline } from './inline-text.ts';

/** The people and bodies of an AuthorList. */
export function readAuthors(list: XmlElement): CslName[] {
  return elementsOf(list)
    .filter(({ name }) => name === 'Author')
    .map(readAuthor)
    .filter((name) => name !== null);
}

function readAuthor(author: XmlElement): CslName | null {
  const part = (name: string) => {
    const element = childNamed(author, name);
    return element ? readInline(element, false) : '';
  };
  const body = part('CollectiveName');
  const family = part('LastName');
  if (!body && !family) return null;
  const name: CslName = body ? { literal: body } : { family };
  const given = part('ForeName') || part('FirstName') || spelled(part('Initials'));
  if (!body && given) name.given = given;
  if (!body && part('Suffix')) name.suffix = part('Suffix');
  const affiliation: { name: string }[] = [];
  for (const child of elementsOf(author)) {
    if (child.name === 'Identifier' && child.attributes.Source === 'ORCID') {
      const orcid = normaliseOrcid(readInline(child, false));
      if (orcid) name.ORCID = orcid;
    } else if (child.name === 'Affiliation') affiliation.push({ name: readInline(child, false) });
    else if (child.name === 'AffiliationInfo')
      for (const place of elementsOf(child))
        if (place.name === 'Affiliation') affiliation.push({ name: readInline(place, false) });
  }
  if (affiliation.length > 0) name.affiliation = affiliation;
  return name;
}

const spelled = (initials: string) => [...initials.replace(/[^\p{L}]/gu, '')].map((letter) => `${letter}.`).join(' ');

export function authorElement(name: CslName): XmlElement {
  const parts: XmlElement[] = [];
  const add = (element: string, text: unknown) => {
    if (typeof text === 'string' && text.trim() !== '') parts.push(makeElement(element, [writable(text).trim()]));
  };
  if (name.literal !== undefined) add('CollectiveName', name.literal);
  else {
    const particles = [name['dropping-particle'], name['non-dropping-particle'], name.family];
    add('LastName', particles.filter(Boolean).join(' '));
    add('ForeName', name.given);
    add('Initials', name.given?.match(/(?<![\p{L}\p{M}])\p{L}/gu)?.join(''));
    add('Suffix', name.suffix);
  }
  if (name.ORCID && normaliseOrcid(name.ORCID) === name.ORCID)
    parts.push(makeElement('Identifier', [name.ORCID], { Source: 'ORCID' }));
  for (const place of Array.isArray(name.affiliation) ? name.affiliation : []) {
    const text = (place as { name?: unknown } | null)?.name;
    if (typeof text === 'string' && text.trim() !== '')
      parts.push(makeElement('AffiliationInfo', [makeElement('Affiliation', [writable(text).trim()])]));
  }
  return makeElement('Author', parts, { ValidYN: 'Y' });
}
