import type { ImportCounts } from '../schema.ts';

const labels: [keyof ImportCounts, string][] = [
  ['new', 'new'],
  ['duplicate', 'duplicate'],
  ['broken', 'broken'],
  ['created', 'created'],
  ['merged', 'merged'],
  ['skipped', 'skipped'],
  ['failed', 'failed'],
];

/** What a check found or a run did, as one line: 87 new · 2 duplicate. */
export function RunCounts({ counts, of }: { counts: ImportCounts; of: 'check' | 'run' }) {
  const shown = of === 'check' ? labels.slice(0, 3) : labels.slice(3);
  const parts = shown
    .filter(([name]) => counts[name] > 0)
    .map(([name, label]) => `${counts[name].toLocaleString('en')} ${label}`);
  return <span className="tabular-nums">{parts.join(' · ') || 'nothing'}</span>;
}
