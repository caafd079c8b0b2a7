import type { ShownBibliography } from '#lib/bibliography/print.ts';

/** The entries as they will print; each leads to its citation. */
export function Entries({ library, shown }: { library: string; shown: ShownBibliography }) {
  return (
    <div className="bibliography" id="bibliography" lang={shown.locale}>
      {shown.sections.map(({ heading, entries }) => (
        <section key={heading ?? ''} className={shown.classes}>
          {heading && <h2>{heading}</h2>}
          {entries.map(({ id, html }) => (
            <div
              key={id}
              id={`entry-${id}`}
              className="csl-entry"
              data-href={`/${library}/citations/${id}`}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: the printer escapes all but the style's own markup
              dangerouslySetInnerHTML={{ __html: html }}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
