import { Notice } from './notice.tsx';

/** In place of the filters of a list. */
export function Uncounted() {
  return (
    <p className="p-4 text-ink-soft text-sm">Counting took too long for this list. Narrow it to see the filters.</p>
  );
}

/** In place of a list: why it cannot be shown. */
export function ListFailure({ why, startHref }: { why: string; startHref: string }) {
  return (
    <div className="px-4 pt-3">
      <Notice tone="vein" title="This list cannot be shown" actions={<a href={startHref}>Start again</a>}>
        {why}
      </Notice>
    </div>
  );
}
