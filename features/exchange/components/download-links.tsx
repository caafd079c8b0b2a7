import { LinkButton } from '#components/link-button.tsx';

type Props = {
  library: string;
  /** Where a bibliography is fetched from, or first waited for when it is long. */
  printed: (format: keyof typeof printNames) => string;
  isLong: boolean;
  bibliographyQuery: string;
  filterQuery: string;
  /** Whether the list is of a day, so that what is printed can be proved. */
  isPast: boolean;
};

export const printNames = { docx: 'Word', rtf: 'RTF', html: 'HTML', markdown: 'Markdown', text: 'Text' };
const data = {
  bibtex: 'BibTeX',
  biblatex: 'BibLaTeX',
  ris: 'RIS',
  nbib: 'NBIB',
  'pubmed-xml': 'PubMed XML',
  'endnote-xml': 'EndNote XML',
  'csl-json': 'CSL-JSON',
  csv: 'CSV',
};

/** The bibliography as it prints, and the records behind it. */
export function DownloadLinks({ library, printed, isLong, bibliographyQuery, filterQuery, isPast }: Props) {
  const base = `/api/v1/libraries/${library}`;
  return (
    <div className="grid gap-4 print-hidden">
      <LinkGroup title="As it prints" names={printNames} href={printed} download={!isLong} />
      {isPast && (
        <LinkGroup
          title="Manifests, to prove what was printed by"
          names={{ html: 'HTML', text: 'Text', markdown: 'Markdown', rtf: 'RTF' }}
          href={(format) => `${base}/manifest?${joined(`of=bibliography&format=${format}`, bibliographyQuery)}`}
        />
      )}
      <LinkGroup
        title="The records"
        names={data}
        href={(format) => `${base}/export?${joined(`format=${format}`, filterQuery)}`}
      />
    </div>
  );
}

const joined = (...parts: string[]) => parts.filter(Boolean).join('&');

function LinkGroup<Name extends string>({
  title,
  names,
  href,
  download = true,
}: {
  title: string;
  names: Record<Name, string>;
  href: (format: Name) => string;
  download?: boolean;
}) {
  return (
    <section>
      <h2 className="mb-1.5 font-semibold text-sm">{title}</h2>
      <ul className="flex flex-wrap gap-1.5">
        {(Object.keys(names) as Name[]).map((format) => (
          <li key={format}>
            <LinkButton href={href(format)} download={download} size="small" icon="download">
              {names[format]}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
