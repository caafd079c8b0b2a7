import { Badge } from '#components/badge.tsx';

type Props = { score: number; reasons: readonly { text: string; against: boolean }[] };

/** How alike two records are, and what speaks for and against their being one. */
export function ReasonList({ score, reasons }: Props) {
  return (
    <ul className="flex flex-wrap items-center gap-1.5" aria-label="Reasons">
      <li className="text-ink-soft text-sm tabular-nums">{Math.round(score * 100)} % alike</li>
      {reasons.map(({ text, against }) => (
        <li key={text}>
          <Badge tone={against ? 'amber' : 'leaf'} icon={against ? 'triangle-alert' : undefined}>
            {text}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
