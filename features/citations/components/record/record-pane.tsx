import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { LevelBadge } from '#features/evidence/components/level-badge.tsx';
import { RetractionNotices } from '#features/retractions/components/retraction-notices.tsx';
import type { Taxa } from '#features/vocabulary/taxa.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import type { CitationRecord } from '../../queries/find-citation.ts';
import { RecordDetails } from './record-details.tsx';
import { RecordHead, Rich } from './record-head.tsx';
import { RecordTags } from './record-tags.tsx';

type Props = { viewer: LibraryActor; citation: CitationRecord; taxa: Taxa };

/** A citation beside the list it was opened from. */
export function RecordPane({ viewer, citation, taxa }: Props) {
  const { slug } = viewer.library;
  const here = `/${slug}/citations/${citation.id}`;
  return (
    <article className="record grid gap-5">
      <div className="flex flex-wrap gap-2">
        <LinkButton href={here} size="small" icon="file-text">
          Open
        </LinkButton>
        {can(viewer, 'citation.update') && !citation.trashedAt && (
          <LinkButton href={`${here}/edit`} size="small" icon="pencil" hotkey="e">
            Edit
          </LinkButton>
        )}
        {can(viewer, 'citation.tag') && !citation.trashedAt && (
          <LinkButton href={`${here}#tags`} size="small" icon="tags" hotkey="t">
            Tag
          </LinkButton>
        )}
      </div>
      {citation.trashedAt && <Notice tone="amber" title="In the trash" />}
      <RetractionNotices retraction={citation.retraction} />
      <RecordHead csl={citation.csl} citationKey={citation.key} taxa={taxa} level="h2" />
      <div className="flex flex-wrap gap-2">
        {citation.levels.map((level) => (
          <LevelBadge
            key={level.id}
            level={level}
            library={slug}
            wantsSecondPerson={viewer.library.appraisalsNeedSecondPerson}
          />
        ))}
      </div>
      <RecordTags terms={citation.terms} library={slug} />
      {citation.csl.abstract && (
        <section>
          <h3 className="mb-1 font-semibold text-sm">Abstract</h3>
          <p className="whitespace-pre-line text-pretty">
            <Rich text={String(citation.csl.abstract)} taxa={taxa} />
          </p>
        </section>
      )}
      <RecordDetails csl={citation.csl} />
    </article>
  );
}
