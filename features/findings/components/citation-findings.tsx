import { LinkButton } from '#components/link-button.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import type { FindingRecord } from '../finding-record.ts';
import { FindingTable } from './finding-table.tsx';

type Props = {
  viewer: LibraryActor;
  citation: { id: string; trashedAt: Date | null };
  findings: readonly FindingRecord[];
  nameOf: (tag: string) => string;
};

/** What was recorded from one paper, and the way to record more. */
export function CitationFindings({ viewer, citation, findings, nameOf }: Props) {
  const { slug } = viewer.library;
  return (
    <div className="grid gap-3">
      {findings.length === 0 ? (
        <p className="text-ink-soft">None recorded yet.</p>
      ) : (
        <FindingTable library={slug} findings={findings} nameOf={nameOf} ofOnePaper />
      )}
      {can(viewer, 'finding.create') && !citation.trashedAt && (
        <p>
          <LinkButton href={`/${slug}/findings/new?citation=${citation.id}`} size="small" icon="plus" hotkey="f">
            Record a finding
          </LinkButton>
        </p>
      )}
    </div>
  );
}
