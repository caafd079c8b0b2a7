import { Disclosure } from '#components/disclosure.tsx';
import { Section } from '#components/page.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import {
  createTermAction,
  deprecateTermAction,
  mergeTermsAction,
  moveTermAction,
  updateTermAction,
} from '../actions.ts';
import type { Term } from '../vocabulary-tree.ts';
import { DeprecateTermForm, EditTermForm, MergeTermForm, MoveTermForm, NewTermForm } from './term-forms.tsx';

/** Everything an owner may do to a term in use. */
export function ManageTerm({ actor, term }: { actor: LibraryActor; term: Term }) {
  if (!can(actor, 'term.update') || term.isDeprecated) return null;
  const { slug: library } = actor.library;
  const facet = term.facet.slug;

  return (
    <Section title="Manage this term">
      <div className="divide-y divide-line">
        <Disclosure summary="Rename, describe">
          <EditTermForm key={term.version} term={term} action={updateTermAction.bind(null, library, term.id)} />
        </Disclosure>
        <Disclosure summary="Add a term below">
          <NewTermForm facet={term.facet} parent={term} action={createTermAction.bind(null, library, facet)} />
        </Disclosure>
        <Disclosure summary="Move">
          <MoveTermForm term={term} action={moveTermAction.bind(null, library, term.id, facet)} />
        </Disclosure>
        <Disclosure summary="Merge into another term">
          <MergeTermForm term={term} action={mergeTermsAction.bind(null, library, term.id, facet)} />
        </Disclosure>
        <Disclosure summary="Deprecate">
          <DeprecateTermForm term={term} action={deprecateTermAction.bind(null, library, term.id, facet)} />
        </Disclosure>
      </div>
    </Section>
  );
}
