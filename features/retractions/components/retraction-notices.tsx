import { Notice as Box } from '#components/notice.tsx';
import { type Notice, noticeNatureNames, type Retraction, retractionStateTable } from '../notice.ts';

const matches: Record<Notice['matchedBy'], string> = {
  doi: 'matched by DOI alone',
  pmid: 'matched by PMID alone',
  both: 'matched by DOI and PMID',
};

/** What has become of a paper, and every notice it follows from. */
export function RetractionNotices({ retraction }: { retraction: Retraction | null }) {
  if (!retraction) return null;
  const { name, tone, asks } = retractionStateTable[retraction.state];
  return (
    <Box tone={tone} title={name}>
      <p>{asks}</p>
      <ul className="mt-1 text-sm">
        {retraction.notices.map(({ id, nature, date, noticeDoi, noticePmid, reasons, source, matchedBy }) => (
          <li key={id}>
            {noticeNatureNames[nature]}
            {date && (
              <>
                , <time dateTime={date}>{date}</time>
              </>
            )}
            {noticeDoi && (
              <>
                , <a href={`https://doi.org/${noticeDoi}`}>{noticeDoi}</a>
              </>
            )}
            {noticePmid && !noticeDoi && (
              <>
                , <a href={`https://pubmed.ncbi.nlm.nih.gov/${noticePmid}/`}>PMID {noticePmid}</a>
              </>
            )}
            {reasons && `. ${reasons}`}{' '}
            <span className="text-ink-soft">
              ({source}, {matches[matchedBy]})
            </span>
          </li>
        ))}
      </ul>
    </Box>
  );
}
