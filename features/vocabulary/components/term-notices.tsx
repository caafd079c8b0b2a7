import { Notice } from '#components/notice.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { restoreTermAction } from '../actions.ts';
import { termAddress } from '../term-slug.ts';
import { currentTerm, type Term } from '../vocabulary-tree.ts';
import { RestoreTermForm } from './term-forms.tsx';

type Props = { viewer: LibraryActor; term: Term; done: string | string[] | undefined };

/** What is to be known of a term before anything else: that it is deprecated, what was merged into it, what was just done. */
export function TermNotices({ viewer, term, done }: Props) {
  const library = viewer.library.slug;
  const merged = term.facet.deprecated.filter((other) => other.successor === term);
  const restore = (other: Term, words: string) =>
    can(viewer, 'term.restore') && (
      <RestoreTermForm term={other} action={restoreTermAction.bind(null, library, other.id)}>
        {words}
      </RestoreTermForm>
    );
  return (
    <div className="mb-4 grid gap-2">
      {done === 'saved' && <Notice tone="leaf" title="Saved." role="status" />}
      {term.isDeprecated && (
        <Notice tone="amber" title="This term is no longer used." actions={restore(term, 'Take back into use')}>
          {term.successor && (
            <p>
              In its place stands <a href={termAddress(library, currentTerm(term).tag)}>{currentTerm(term).name}</a>.
            </p>
          )}
        </Notice>
      )}
      {merged.map((other) => (
        <Notice key={other.id} tone={done === 'merged' ? 'leaf' : 'neutral'} actions={restore(other, 'Undo')}>
          <p>
            <a href={termAddress(library, other.tag)}>{other.tag}</a> leads here.
          </p>
        </Notice>
      ))}
    </div>
  );
}
