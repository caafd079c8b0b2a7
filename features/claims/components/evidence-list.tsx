import { Badge } from '#components/badge.tsx';
import { LevelMark } from '#features/evidence/components/level-mark.tsx';
import { parseLevelFilter } from '#features/evidence/evidence-level.ts';
import { FindingStatus } from '#features/findings/components/finding-status.tsx';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import { RetractionBadge } from '#features/retractions/components/retraction-badge.tsx';
import type { Evidence } from '../claim-record.ts';
import { linkRelations, linkRelationTable } from '../link-relation.ts';
import { RelationKey } from './relation-mark.tsx';

type Props = { library: string; evidence: readonly Evidence[] };

/** What speaks for a claim, against it and otherwise, each with its paper, level, place and note. */
export function EvidenceList({ library, evidence }: Props) {
  return (
    <div className="grid gap-5">
      {linkRelations.map((relation) => {
        const those = evidence.filter((one) => one.relation === relation);
        if (those.length === 0) return null;
        return (
          <section key={relation} className="grid gap-2">
            <h3 className="flex items-center gap-2 font-semibold">
              <RelationKey relation={relation} />
              {linkRelationTable[relation].heading}
            </h3>
            <ul className="grid gap-3">
              {those.map((one) => (
                <li key={one.id} className={one.gone ? 'opacity-70' : undefined}>
                  <Item library={library} evidence={one} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Item({ library, evidence }: Omit<Props, 'evidence'> & { evidence: Evidence }) {
  const { paper, finding, label, level, locator, note } = evidence;
  const known = level ? parseLevelFilter(level) : null;
  const href = finding ? `/${library}/findings/${finding}` : `/${library}/citations/${paper.id}`;
  return (
    <div className="grid gap-0.5">
      <p>
        <a href={href} data-soft className="font-serif">
          {label ? <PrintedText>{label}</PrintedText> : paper.title}
        </a>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <a href={`/${library}/citations/${paper.id}`} data-soft>
          {paper.authors || paper.key} {paper.year}
        </a>
        {locator && <span className="text-ink-soft">{locator}</span>}
        {known && <LevelMark level={known} basis={evidence.levelSuggested ? 'suggested' : 'judged'} />}
        {evidence.findingStatus && (evidence.findingStatus !== 'accepted' || evidence.acceptedByAuthor) && (
          <FindingStatus status={evidence.findingStatus} byAuthor={evidence.acceptedByAuthor} />
        )}
        {evidence.gone && <Badge tone="vein">counts no longer</Badge>}
        <RetractionBadge retraction={evidence.retraction} />
      </p>
      {note && (
        <p className="text-ink-soft text-sm">
          <PrintedText>{note}</PrintedText>
        </p>
      )}
    </div>
  );
}
