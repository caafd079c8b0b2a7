import { Notice } from '#components/notice.tsx';
import { Section } from '#components/page.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { restoreTermAction } from '../actions.ts';
import { termAddress } from '../term-slug.ts';
import { currentTerm, type Term } from '../vocabulary-tree.ts';
import { RestoreTermForm } from './term-forms.tsx';

type Props = { viewer: LibraryActor; term: Term };

/** What is to be known of a term before anything else: that it is no longer used, and what was just done. */
export function TermNotices({ viewer, term, done, former }: Props & { done: unknown; former: readonly Term[] }) {
  const library = viewer.library.slug;
  const current = currentTerm(term);
  const merged = done === 'merged' && former.length > 0;
  if (!term.isDeprecated && done !== 'saved' && !merged) return null;
  return (
    <div className="mb-4 grid gap-2">
      {done === 'saved' && <Notice tone="leaf" title="Saved." role="status" />}
      {merged && <Notice tone="leaf" title="Merged. The former term is listed below." role="status" />}
      {term.isDeprecated && (
        <Notice
          tone="amber"
          title="This term is no longer used."
          actions={<Restore {...{ viewer, term }}>Take back into use</Restore>}
        >
          {current !== term && (
            <p>
              In its place stands <a href={termAddress(library, current.tag)}>{current.name}</a>.
            </p>
          )}
        </Notice>
      )}
    </div>
  );
}

/** Terms that were merged into this one or gave way to it, each with the way back. */
export function FormerTerms({ viewer, term, former }: Props & { former: readonly Term[] }) {
  if (former.length === 0) return null;
  return (
    <Section title="Former terms" hint={`Whoever asks for one of these is led to ${term.name}.`}>
      <ul className="divide-y divide-line border-y border-line">
        {former.map((other) => (
          <li key={other.id} className="flex items-center justify-between gap-3 py-1.5">
            <a href={termAddress(viewer.library.slug, other.tag)} data-soft>
              {other.name} <span className="text-sm text-ink-soft">{other.tag}</span>
            </a>
            <Restore viewer={viewer} term={other}>
              Undo
            </Restore>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Restore({ viewer, term, children }: Props & { children: React.ReactNode }) {
  if (!can(viewer, 'term.restore')) return null;
  return (
    <RestoreTermForm term={term} action={restoreTermAction.bind(null, viewer.library.slug, term.id)}>
      {children}
    </RestoreTermForm>
  );
}
