import { type ImportCounts, type Verdict, verdicts } from './schema.ts';

const labels: Record<Verdict, string> = { new: 'New', duplicate: 'Duplicate', broken: 'Broken' };

/** Which records of a run an address shows: all or those of a verdict (`check`), from an index (`from`) on; and where the others are. */
export function recordView({ check, from: asked }: Record<string, unknown>, counts: ImportCounts) {
  const verdict = verdicts.find((name) => name === check);
  const from = Math.max(0, Number.parseInt(String(asked ?? '0'), 10) || 0);
  const href = (name?: Verdict, at?: number) => {
    const query = new URLSearchParams({ ...(name && { check: name }), ...(at && { from: String(at) }) });
    return `?${query}#records`;
  };
  const tabs = [
    { href: href(), label: 'All', count: counts.total, current: !verdict },
    ...verdicts
      .filter((name) => counts[name] > 0 || name === verdict)
      .map((name) => ({ href: href(name), label: labels[name], count: counts[name], current: name === verdict })),
  ];
  const nextHref = (at?: number) => (at ? href(verdict, at) : undefined);
  return { verdict, from, tabs, firstHref: href(verdict), nextHref };
}
