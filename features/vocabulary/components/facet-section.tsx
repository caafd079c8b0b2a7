import { Badge } from '#components/badge.tsx';
import { countText } from '#components/count.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { createTermAction, updateFacetAction } from '../actions.ts';
import type { TermCount } from '../queries.ts';
import { termAddress } from '../term-slug.ts';
import { type Facet, withDescendants } from '../vocabulary-tree.ts';
import { EditFacetForm } from './facet-forms.tsx';
import { NewTermForm } from './term-forms.tsx';
import { TermTree } from './term-tree.tsx';

type Props = { actor: LibraryActor; facet: Facet; counts: ReadonlyMap<string, TermCount> };

/** A facet with its tree, and for owners the ways to change it. */
export function FacetSection({ actor, facet, counts }: Props) {
  const library = actor.library.slug;
  const terms = facet.roots.flatMap(withDescendants).length;
  return (
    <section id={facet.slug} className="mb-8 break-inside-avoid">
      <header className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1">
        <h2 className="font-serif text-lg font-semibold">{facet.name}</h2>
        <span className="count">{countText(terms)} terms</span>
        {facet.open && <Badge tone="sky">Anyone may add</Badge>}
        {facet.hint && <p className="w-full text-xs text-ink-soft">{facet.hint}</p>}
      </header>
      <TermTree {...{ library, facet, counts }} />
      {facet.deprecated.length > 0 && (
        <Disclosure summary={`Deprecated (${facet.deprecated.length})`}>
          <ul className="tree">
            {facet.deprecated.map((term) => (
              <li key={term.id} className="tree-leaf">
                <a href={termAddress(library, term.tag)} data-soft className="line-through">
                  {term.name}
                </a>
                {term.successor && <span className="text-ink-soft">→ {term.successor.name}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {can(actor, 'term.create') && (
        <Disclosure summary="Add a term">
          <NewTermForm facet={facet} action={createTermAction.bind(null, library, facet.slug)} />
        </Disclosure>
      )}
      {can(actor, 'facet.update') && (
        <Disclosure summary="Change this facet">
          <EditFacetForm facet={facet} action={updateFacetAction.bind(null, library, facet.id)} />
        </Disclosure>
      )}
    </section>
  );
}
