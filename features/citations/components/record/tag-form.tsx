import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TagPicker } from '#features/vocabulary/components/tag-picker.tsx';
import { tagChoice } from '#features/vocabulary/tag-choice.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CitationRecord } from '../../queries/find-citation.ts';
import { setTagsAction } from '../../record-actions.ts';

type Props = { viewer: LibraryActor; citation: CitationRecord; openFacet: { slug: string; name: string } | null };

/** A citation's tags, to add by typing and to take off; Save keeps them. */
export function TagForm({ viewer, citation, openFacet }: Props) {
  const { slug } = viewer.library;
  return (
    <ActionForm action={setTagsAction.bind(null, slug, citation.id)} aria-label="Tags">
      <TagPicker
        key={citation.version}
        library={slug}
        defaultChosen={citation.terms.map((term) => tagChoice(term))}
        openFacet={openFacet}
        hotkey="t"
        hideLabel
      />
      <p>
        <SubmitButton variant="plain">Save tags</SubmitButton>
      </p>
    </ActionForm>
  );
}
