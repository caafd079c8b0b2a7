import { Badge } from '#components/badge.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { displayDate } from '#lib/csl/date.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { displayName } from '#lib/csl/name.ts';
import { richTextToHtml } from '#lib/csl/rich-text.ts';
import type { InboxRecord } from '../schema.ts';

type Props = { library: string; record: InboxRecord; isChoice: boolean };

/** One record of the inbox: what it is, which search found it, what was decided. */
export function RecordRow({ library, record, isChoice }: Props) {
  const csl = record.csl as CslItem;
  const line = [creators(csl), csl['container-title'], csl.issued && displayDate(csl.issued)]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className="grid gap-1 border-line py-3 not-last:border-b">
      <div className="choice">
        {isChoice && <input type="checkbox" name="ids" value={record.id} id={`choose-${record.id}`} />}
        <label htmlFor={isChoice ? `choose-${record.id}` : undefined} className="font-serif">
          {csl.title ? <Rich text={String(csl.title)} /> : <i>Without title</i>}
        </label>
      </div>
      <p className="text-ink-soft text-sm">
        {line && <Rich text={line} />}
        {line && ' · '}
        {record.search.name}, <TimeAgo date={new Date(record.foundAt)} />
        <Links csl={csl} />
      </p>
      <Outcome library={library} record={record} />
      {csl.abstract && (
        <Disclosure summary="Abstract">
          <p className="whitespace-pre-line text-pretty">
            <Rich text={String(csl.abstract)} />
          </p>
        </Disclosure>
      )}
    </li>
  );
}

function Outcome({ library, record: { status, reason, citationId, decidedBy, decidedAt } }: Omit<Props, 'isChoice'>) {
  if (status === 'waiting') return null;
  return (
    <p className="text-sm">
      {status === 'rejected' && <Badge tone="vein">Rejected: {reason}</Badge>}
      {status === 'duplicate' && !citationId && <Badge tone="amber">In the inbox already</Badge>}
      {citationId && (
        <a href={`/${library}/citations/${citationId}`} data-soft>
          {status === 'accepted' ? 'See the citation' : 'The citation the library had'}
        </a>
      )}
      {decidedBy && decidedAt && (
        <>
          {' '}
          by {decidedBy}, <TimeAgo date={new Date(decidedAt)} />
        </>
      )}
    </p>
  );
}

function Links({ csl: { DOI, PMID } }: { csl: CslItem }) {
  return (
    <>
      {DOI && (
        <>
          {' · '}
          <a href={`https://doi.org/${encodeURI(String(DOI))}`} rel="noreferrer">
            DOI
          </a>
        </>
      )}
      {PMID && (
        <>
          {' · '}
          <a href={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(String(PMID))}/`} rel="noreferrer">
            PubMed
          </a>
        </>
      )}
    </>
  );
}

function creators({ author = [] }: CslItem): string {
  const shown = author.slice(0, 3).map(displayName);
  return author.length > 3 ? `${shown.join(', ')} and ${author.length - 3} more` : shown.join(', ');
}

function Rich({ text }: { text: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: richTextToHtml escapes everything but CSL's own tags
  return <span dangerouslySetInnerHTML={{ __html: richTextToHtml(text) }} />;
}
