import { levelMark, parseLevelFilter } from '#features/evidence/evidence-level.ts';
import {
  type GradeFactor,
  gradeFactorNames,
  gradeFactors,
  gradeLevelTable,
  summaryOfFindings,
} from '#features/evidence/grade.ts';
import { acceptedByWords } from '#features/libraries/second-person.ts';
import { retractionLine } from '#features/retractions/notice.ts';
import { type BalanceRow, balanceInWords } from './balance.ts';
import { type ClaimGrade, type ClaimRecord, counted, type Evidence } from './claim-record.ts';
import { linkRelations, linkRelationTable } from './link-relation.ts';
import { verdictTable } from './verdict.ts';

/** A piece of a document that every format prints in its own way. */
export type Block =
  | { heading: string }
  | { text: string }
  | { label: string; text: string }
  | { items: string[] }
  | { head: string[]; rows: string[][] };
export type ClaimDocument = { title: string; blocks: Block[] };

/** A claim with its verdict, balance, certainty and evidence, in words and tables; an appraisal that lacks a second person says so where one is wanted. */
export function claimDocument(claim: ClaimRecord, wantsSecondPerson: boolean): ClaimDocument {
  const { content, evidence, verdict, topic } = claim;
  const shown = counted(evidence);
  return {
    title: content.statement,
    blocks: [
      ...(topic ? [{ label: 'Topic', text: topic.name }] : []),
      ...(content.origin ? [{ label: 'Where it is said', text: originInWords(content.origin) }] : []),
      { label: 'Verdict', text: verdictInWords(claim) },
      ...(verdict?.note ? [{ text: verdict.note }] : []),
      ...(content.summary ? [{ label: 'What the literature says', text: content.summary }] : []),
      ...(content.gap ? [{ label: 'What is missing', text: content.gap }] : []),
      { label: 'Review', text: reviewInWords(claim) },
      ...(claim.retracted
        ? [
            {
              label: 'Look out',
              text: 'It rests on a paper that has been retracted; that paper counts for nothing below.',
            },
          ]
        : []),
      { heading: 'Balance of evidence' },
      { text: balanceInWords(claim.balance) },
      ...(claim.balance.length > 0 ? [balanceTable(claim.balance)] : []),
      ...gradeBlocks(claim, wantsSecondPerson),
      { heading: 'Evidence' },
      ...linkRelations.flatMap((relation): Block[] => {
        const those = shown.filter((one) => one.relation === relation);
        return those.length > 0
          ? [{ text: `${linkRelationTable[relation].heading}:` }, { items: those.map(evidenceInWords) }]
          : [];
      }),
      ...(shown.length === 0 ? [{ text: 'Nothing in the library is linked to it.' }] : []),
    ],
  };
}

/** `A popular article on kratom products, “Pain Relief”, seen 2026-11-23`. */
export function originInWords(origin: NonNullable<ClaimRecord['content']['origin']>): string {
  const { title, part, address, seenOn } = origin;
  return [title, part && `“${part}”`, address, seenOn && `seen ${seenOn}`].filter(Boolean).join(', ');
}

/** The signed verdict with name and date; what is only proposed is said to be. */
export function verdictInWords({ verdict, content, provenance }: ClaimRecord): string {
  if (verdict) {
    const { name } = verdictTable[verdict.verdict];
    const day = verdict.signedAt.toISOString().slice(0, 10);
    const old = verdict.isCurrent ? '' : ' The evidence has changed since.';
    return `${name}. Signed by ${verdict.signedBy}, ${day}.${old}`;
  }
  const { proposedVerdict } = content;
  if (!proposedVerdict) return 'Nobody has signed one yet.';
  const who = provenance ? `the ${provenance.pack} pack` : 'its author';
  return `Not signed yet; ${who} proposes: ${verdictTable[proposedVerdict].name.toLowerCase()}.`;
}

/** How far the claim has come, and through whose hands. */
export function reviewInWords({ status, author, acceptedBy, acceptedAt, provenance }: ClaimRecord): string {
  const by = author ? `written by ${author.name}` : `from the ${provenance?.pack ?? ''} pack`;
  if (status === 'accepted') {
    const accepted = acceptedBy ? acceptedByWords({ author, acceptedBy }) : 'Accepted';
    return `${accepted}${acceptedAt ? `, ${acceptedAt.toISOString().slice(0, 10)}` : ''}; ${by}.`;
  }
  if (status === 'submitted') return `Nobody has reviewed it yet; ${by}.`;
  return `${status.charAt(0).toUpperCase()}${status.slice(1)}; ${by}.`;
}

/** One link in a line: the paper, what it found, at which level, and what must be known about it. */
function evidenceInWords(evidence: Evidence): string {
  const { paper, label, level, locator, note, reviewed, levelSuggested } = evidence;
  const known = level ? parseLevelFilter(level) : null;
  const mark = known && `${levelMark(known)}${levelSuggested ? ', suggested' : ''}`;
  const where = [mark, locator].filter(Boolean).join('; ');
  return [
    `${paper.authors || paper.key}${paper.year ? ` ${paper.year}` : ''}: ${label ?? paper.title}${where ? ` (${where})` : ''}`,
    note && ` – ${note}`,
    !reviewed && ' [not reviewed yet]',
    evidence.acceptedByAuthor && ' [accepted by its author]',
    evidence.retraction && retractionLine(evidence.retraction) && ` [${retractionLine(evidence.retraction)}]`,
  ]
    .filter(Boolean)
    .join('');
}

function balanceTable(rows: readonly BalanceRow[]): Block {
  const cell = ({ reviewed, waiting }: { reviewed: number; waiting: number }) => {
    if (reviewed + waiting === 0) return '';
    return waiting > 0 ? `${reviewed + waiting} (${waiting} not reviewed)` : String(reviewed);
  };
  return {
    head: ['Level', ...linkRelations.map((relation) => linkRelationTable[relation].heading)],
    rows: rows.map((row) => [row.mark, ...linkRelations.map((relation) => cell(row[relation]))]),
  };
}

/** Who judged with GRADE and when, and whether a second person confirmed it, where one is wanted. */
export function gradedInWords(grade: ClaimGrade, wantsSecondPerson: boolean): string {
  const { gradedBy, gradedAt, confirmedBy, confirmedAt } = grade;
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';
  const second = confirmedBy ? `, confirmed by ${confirmedBy}, ${day(confirmedAt)}` : '';
  const waits = !confirmedBy && wantsSecondPerson ? ', not yet confirmed by a second person' : '';
  return `judged by ${gradedBy}, ${day(gradedAt)}${second}${waits}`;
}

function gradeBlocks({ grade }: ClaimRecord, wantsSecondPerson: boolean): Block[] {
  if (!grade) return [];
  const { level, input } = grade;
  const { name, symbols, meaning } = gradeLevelTable[level];
  const row = summaryOfFindings(input);
  const steps = (factor: GradeFactor) => gradeFactors[factor].steps[String(input.factors[factor].steps)] ?? '';
  return [
    { heading: 'Certainty (GRADE)' },
    { label: `${symbols} ${name}`, text: meaning },
    {
      text: `${row.outcome}; ${row.design.toLowerCase()}; ${gradedInWords(grade, wantsSecondPerson)}.`,
    },
    {
      head: ['Reason', 'Judgement', 'Why'],
      rows: gradeFactorNames.map((factor) => [gradeFactors[factor].name, steps(factor), input.factors[factor].reason]),
    },
    ...(input.override ? [{ label: 'Judged otherwise than the factors give', text: input.override.reason }] : []),
  ];
}
