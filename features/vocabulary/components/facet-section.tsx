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

type Props = {
  actor: LibraryActor;
  facet: Facet;
  counts: ReadonlyMap<string, TermCount>;
  /** Every branch unfolded. */
  open: boolean;
};

/** A facet with its tree, and for owners the ways to change it. */
export function FacetSection({ actor, facet, counts, open }: Props) {
  const library = actor.library.slug;
  const terms = facet.roots.flatMap(withDescendants).length;
  return (
    <section id={facet.slug} className="mb-8 break-inside-avoid">
      <header className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1">
        <h2 className="font-serif text-lg font-semibold">{facet.name}</h2>
        <span className="count">{terms === 1 ? '1 term' : `${countText(terms)} terms`}</span>
        {facet.open && <Badge tone="sky">Anyone may add</Badge>}
        {facet.hint && <p className="w-full text-xs text-ink-soft">{facet.hint}</p>}
      </header>
      <TermTree key={String(open)} {...{ library, facet, counts, open }} />
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
      {can(actor, 'term.create') && <ManageFacet {...{ library, facet }} />}
    </section>
  );
}

function ManageFacet({ library, facet }: { library: string; facet: Facet }) {
  return (
    <Disclosure summary={<span className="font-normal text-ink-soft">Manage {facet.name}</span>}>
      <div className="grid gap-1 border-l border-line pl-3">
        <Disclosure summary="Add a term">
          <NewTermForm facet={facet} action={createTermAction.bind(null, library, facet.slug)} />
        </Disclosure>
        <Disclosure summary="Change the facet">
          <EditFacetForm key={facet.version} facet={facet} action={updateFacetAction.bind(null, library, facet.id)} />
        </Disclosure>
      </div>
    </Disclosure>
  );
}
