import { Notice } from '#components/notice.tsx';
import type { FindingRecord } from '../finding-record.ts';

/** The quoted passage and where it stands; what came with a pack says that it has none, and where it was seen. */
export function FindingPassage({ finding: { content, provenance } }: { finding: FindingRecord }) {
  return (
    <div className="grid gap-3">
      {content.quote ? (
        <blockquote className="border-line border-s-2 ps-3 font-serif text-md">{content.quote}</blockquote>
      ) : (
        <p className="text-ink-soft">Quote missing</p>
      )}
      <p className="text-sm">{content.locator ?? <span className="text-ink-soft">Place in the paper missing</span>}</p>
      {provenance && (
        <Notice
          tone={provenance.status.startsWith('seen in the paper') ? 'neutral' : 'amber'}
          title="From the starter pack"
        >
          <p>{provenance.status.charAt(0).toUpperCase() + provenance.status.slice(1)}.</p>
          <p className="break-words text-ink-soft">{provenance.source}</p>
        </Notice>
      )}
    </div>
  );
}
