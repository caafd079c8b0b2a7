import { TimeAgo } from '#components/time-ago.tsx';
import type { ListedDisagreement } from '../queries/list-disagreements.ts';
import { FlagList } from './flag-list.tsx';

type Props = { library: string; disagreement: ListedDisagreement; asOf: string | null };

/** A ligand at a target, and what is in dispute there. */
export function DisagreementCard({ library, disagreement, asOf }: Props) {
  const { ligand, target, findings, flags, resolution } = disagreement;
  const waiting = findings.filter(({ isSubmitted }) => isSubmitted).length;
  return (
    <article className="grid gap-3 rounded-md border border-line bg-surface p-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold font-serif text-lg">
          <a href={`/${library}/disagreements/${ligand.slug}/${target.slug}${asOf ? `?asOf=${asOf}` : ''}`} data-soft>
            {ligand.name} at {target.name}
          </a>
        </h2>
        <p className="text-ink-soft text-sm tabular-nums">
          {findings.length} findings{waiting > 0 && `, ${waiting} not reviewed yet`}
        </p>
      </header>
      <FlagList flags={flags} library={library} />
      {resolution && (
        <p className="border-line border-t pt-2 text-sm">
          {resolution.note}{' '}
          <span className="text-ink-soft">
            {resolution.resolvedBy ?? 'Someone'}, <TimeAgo date={resolution.resolvedAt} />
            {!resolution.isCurrent && '; written before the latest flag'}
          </span>
        </p>
      )}
    </article>
  );
}
