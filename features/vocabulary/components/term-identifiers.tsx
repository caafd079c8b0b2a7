import { Icon } from '#components/icon.tsx';
import { KeyValues } from '#components/key-values.tsx';
import { identifierLinks } from '../identifier-links.ts';
import type { Term } from '../vocabulary-tree.ts';

/** A term's outside names, each a link to what the authority says of it. */
export function TermIdentifiers({ term }: { term: Term }) {
  const links = identifierLinks(term.identifiers).map(({ scheme, label, value, href }) => ({
    key: `${scheme} ${value}`,
    term: label,
    value: href ? (
      <a href={href} rel="noreferrer">
        {value} <Icon name="external-link" className="inline text-xs" />
      </a>
    ) : (
      value
    ),
  }));
  return <KeyValues rows={[...links, { key: 'source', term: 'Taken from', value: term.source }]} />;
}
