import type { PrintedReference } from '../print-document.ts';

/** The papers a claim rests on, as they print. */
export function References({ references }: { references: readonly PrintedReference[] }) {
  if (references.length === 0) return <p className="text-ink-soft">None.</p>;
  return (
    <div className="bibliography">
      {references.map(({ id, html }) => (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the processor's own markup, its text escaped
        <div key={id} className="csl-entry" dangerouslySetInnerHTML={{ __html: html }} />
      ))}
    </div>
  );
}
