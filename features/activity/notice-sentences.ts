import { count, inList } from './in-list.ts';
import type { SentencePart, Told } from './sentence.ts';

const sources: Readonly<Record<string, string>> = {
  ...{ 'retraction-watch': 'Retraction Watch', crossref: 'Crossref', pubmed: 'PubMed', europepmc: 'Europe PMC' },
  ...{ openalex: 'OpenAlex', datacite: 'DataCite', file: 'an imported file' },
};
const nameOf = (source: unknown) => sources[String(source)] ?? 'a notice';

/** What is said of retraction notices that came in. */
export const noticeSentences: Record<string, (event: Told) => SentencePart[]> = {
  'retraction.imported': ({ details }) => [
    `took in ${count(Number(details.added), 'retraction notice')}, ${count(Number(details.matched), 'citation')} of the library among them`,
  ],
  'retraction.stated': ({ details }) => {
    const named = Array.isArray(details.sources) ? details.sources.map(nameOf) : [];
    return [`took in ${count(Number(details.added), 'retraction notice')} from ${inList(named)}`];
  },
  'retraction.noticed': (event) => {
    const { nature, source } = noticeOf(event);
    const check = nature === 'correction' || nature === 'expression_of_concern';
    return aboutPaper(event, `learnt from ${nameOf(source)} that `, check ? 'check again' : 'rests on it');
  },
  'retraction.lifted': (event) =>
    aboutPaper(event, `learnt that ${nameOf(noticeOf(event).source)} no longer says that `, 'rests on it'),
};

type Named = { type: string; id: string; label: string };

// Nature → words around the title.
const natures: Readonly<Record<string, [before: string, after: string]>> = {
  retraction: ['“', '” was retracted'],
  reinstatement: ['“', '” was reinstated'],
  correction: ['“', '” was corrected'],
  expression_of_concern: ['an expression of concern was published about “', '”'],
};

type Notice = { nature: string; date: string | null; source: string };
const noticeOf = ({ details }: Told) => details.notice as Notice;

/** “… “Title” was retracted (2021-01-02): finding X and claim Y rest on it”, or “: check again finding X”. */
function aboutPaper(event: Told, opening: string, asks: 'rests on it' | 'check again'): SentencePart[] {
  const { paper, rests, others } = event.details as { paper: Named; rests: Named[]; others: number };
  const { nature, date } = noticeOf(event);
  const [before, after] = natures[nature] ?? ['“', '” has a notice'];
  const said: SentencePart[] = [opening + before, partOf(paper), after + (date ? ` (${date})` : '')];
  if (rests.length === 0) return said;
  const listed = rests.flatMap((one, at): SentencePart[] => {
    const isLast = at === rests.length - 1 && others === 0;
    return [at === 0 ? '' : isLast ? ' and ' : ', ', `${one.type} `, partOf(one)];
  });
  const more = others > 0 ? ` and ${count(others, 'other')}` : '';
  if (asks === 'check again') return [...said, ': check again ', ...listed, more];
  return [...said, ': ', ...listed, `${more} ${rests.length + others === 1 ? 'rests' : 'rest'} on it`];
}

function partOf({ type, id, label }: Named): SentencePart {
  return { subject: { type, id, label, before: null, after: null } };
}
