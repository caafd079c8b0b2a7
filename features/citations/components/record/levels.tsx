import type { ComponentProps } from 'react';
import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { clearLevelAction, confirmLevelAction, judgeLevelAction } from '#features/evidence/actions.ts';
import { LevelBadge } from '#features/evidence/components/level-badge.tsx';
import { LevelForm } from '#features/evidence/components/level-form.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import type { CitationRecord } from '../../queries/find-citation.ts';

type Props = {
  viewer: LibraryActor;
  citation: CitationRecord;
  /** What the study design suggests, and by which rule. */
  suggestion: ComponentProps<typeof LevelForm>['suggestion'];
};

/** A citation's evidence levels, and the form to judge one. */
export function Levels({ viewer, citation, suggestion }: Props) {
  const { slug, appraisalsNeedSecondPerson } = viewer.library;
  const mayConfirm = can(viewer, 'appraisal.accept');
  const judged = citation.levels.find(({ basis }) => basis === 'judged');
  return (
    <div className="grid gap-3">
      {citation.levels.length === 0 && <p className="text-ink-soft">No level yet.</p>}
      <ul className="flex flex-wrap gap-2">
        {citation.levels.map((level) => (
          <li key={level.id} className="flex items-center gap-1">
            <LevelBadge level={level} library={slug} wantsSecondPerson={appraisalsNeedSecondPerson} />
            {level.basis === 'judged' && !level.confirmedBy && level.setBy?.id !== viewer.userId && mayConfirm && (
              <ActionForm action={confirmLevelAction.bind(null, slug, citation.id)} className="contents">
                <input type="hidden" name="level" value={level.id} />
                <SubmitButton size="small" icon="check">
                  Confirm
                </SubmitButton>
              </ActionForm>
            )}
            {level.basis === 'judged' && can(viewer, 'level.clear') && (
              <ActionForm action={clearLevelAction.bind(null, slug, citation.id)} className="contents">
                <input type="hidden" name="level" value={level.id} />
                <SubmitButton variant="quiet" size="small" icon="x" iconOnly>
                  Take this level off
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {can(viewer, 'level.judge') && (
        <Disclosure summary={judged ? 'Judge again' : 'Judge the evidence level'}>
          <LevelForm
            action={judgeLevelAction.bind(null, slug, citation.id)}
            suggestion={suggestion}
            current={judged ?? null}
          />
        </Disclosure>
      )}
    </div>
  );
}
