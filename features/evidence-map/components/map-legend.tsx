import { DotKey } from '#components/dot-track.tsx';
import type { Leaning } from '../evidence-map.ts';
import { leaningMarks } from '../leaning-marks.ts';

/** What each shape of the map stands for. */
export function MapLegend() {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
      {(Object.keys(leaningMarks) as Leaning[]).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span className={leaningMarks[kind].turned ? 'rotate-180' : undefined}>
            <DotKey {...leaningMarks[kind]} hollow={kind === 'inconclusive'} />
          </span>
          {kind}
        </li>
      ))}
      <li>
        <em>not tested</em>: recorded so
      </li>
      <li>empty: nothing in the library</li>
    </ul>
  );
}
