import { Notice } from '#components/notice.tsx';
import type { Warning } from '#lib/pharmacology/warnings.ts';

/** What a finding is asked about. Questions: nothing here stops anyone. */
export function FindingWarnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice tone="amber" title={warnings.length === 1 ? 'One question' : `${warnings.length} questions`}>
      <ul className="list-disc ps-4">
        {warnings.map(({ code, message }) => (
          <li key={code + message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
