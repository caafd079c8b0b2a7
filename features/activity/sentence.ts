import { changedFields, inWords } from './changed-fields.ts';
import { count, inList } from './in-list.ts';
import { mergeSentences } from './merge-sentences.ts';
import { noticeSentences } from './notice-sentences.ts';
import type { ActivityEvent, EventSubject } from './queries.ts';
import { acceptedBefore, secondPersonChanged } from './second-person-sentences.ts';

/** A piece of a sentence: words, or a record to link to. */
export type SentencePart = string | { subject: EventSubject };
export type Told = Pick<ActivityEvent, 'verb' | 'details' | 'subjects' | 'subjectCount'>;

// Noun of a verb → how one and many of it are named before their labels.
const nouns: Record<string, [one: string, many: string]> = {
  citation: ['', 'citations'],
  term: ['the term', 'terms'],
  facet: ['the facet', 'facets'],
  level: ['the evidence level of', 'evidence levels of'],
  note: ['a note on', 'notes on'],
  attachment: ['the file', 'files'],
  import: ['the import', 'imports'],
  finding: ['the finding', 'findings'],
  claim: ['the claim', 'claims'],
  appraisal: ['the risk of bias of', 'appraisals of'],
  watch: ['the watched search', 'watched searches'],
  inbox: ['', 'records'],
  collection: ['the collection', 'collections'],
  search: ['the saved search', 'saved searches'],
  feed: ['the feed address', 'feed addresses'],
  webhook: ['the webhook', 'webhooks'],
  style: ['the citation style', 'citation styles'],
  library: ['the library', 'libraries'],
  member: ['', 'members'],
  invitation: ['the invitation for', 'invitations for'],
  user: ['the account of', 'accounts of'],
  account: ['the account of', 'accounts of'],
  password: ['the password of', 'passwords of'],
  session: ['a session of', 'sessions of'],
  token: ['the API token', 'API tokens'],
};

// Verb → words before and after what it was done to.
const verbs: Record<string, [before: string, after?: string]> = {
  created: ['added'],
  updated: ['changed'],
  tagged: ['changed the tags of'],
  trashed: ['moved', 'to the trash'],
  restored: ['restored'],
  undone: ['undid'],
  removed: ['removed'],
  revoked: ['revoked'],
  run: ['ran'],
  deprecated: ['deprecated'],
  addedToOpenFacet: ['added'],
};

// Sentences that do not follow the pattern.
const told: Record<string, (event: Told) => SentencePart[]> = {
  'citation.tagged': tagged,
  'level.judged': (event) => [
    'judged the evidence level of ',
    ...whom(event, 'citation'),
    text(event.details.level) && ` as ${event.details.level}`,
    text(event.details.reason) && `: ${event.details.reason}`,
  ],
  'level.confirmed': (event) => ['confirmed the evidence level of ', ...whom(event, 'citation')],
  'level.undone': (event) => ['took back a judgement on the evidence level of ', ...whom(event, 'citation')],
  'level.suggested': (event) => ['suggested evidence levels for ', ...whom(event, 'citation')],
  'note.updated': (event) => ['changed ', ...whom(event, 'note')],
  'term.merged': ({ subjects: [merged, into] }) => [
    'merged the term ',
    ...(merged && into ? [{ subject: merged }, ' into ', { subject: into }] : []),
  ],
  'finding.created': (event) => ['began a finding on ', ...whom(event, 'citation')],
  'finding.imported': ({ details }) => importedRows('finding', details),
  'finding.submitted': (event) => ['submitted ', ...whom(event, 'finding'), ' for review'],
  'finding.accepted': (event) => [acceptedBefore(event), ...whom(event, 'finding')],
  'finding.rejected': (event) => withReason(event, ['rejected ', ...whom(event, 'finding')]),
  'finding.withdrawn': (event) => withReason(event, ['withdrew ', ...whom(event, 'finding')]),
  'finding.discarded': () => ['discarded a draft of a finding'],
  'claim.created': () => ['began a claim'],
  'claim.imported': ({ details }) => importedRows('claim', details),
  'claim.submitted': (event) => ['submitted ', ...whom(event, 'claim'), ' for review'],
  'claim.accepted': (event) => [acceptedBefore(event), ...whom(event, 'claim')],
  'claim.rejected': (event) => withReason(event, ['rejected ', ...whom(event, 'claim')]),
  'claim.withdrawn': (event) => withReason(event, ['withdrew ', ...whom(event, 'claim')]),
  'claim.discarded': () => ['discarded a draft of a claim'],
  'claim.graded': (event) => ['judged with GRADE ', ...whom(event, 'claim')],
  'claim.gradeConfirmed': (event) => ['confirmed what GRADE says of ', ...whom(event, 'claim')],
  'claim.verdictSigned': (event) => [
    'signed a verdict on ',
    ...whom(event, 'claim'),
    `: ${text(event.subjects[0]?.after?.verdict)}`,
  ],
  'appraisal.made': (event) => [`appraised with ${text(event.details.tool)} `, ...whom(event, 'citation')],
  'appraisal.accepted': (event) => [
    `${acceptedBefore(event)}the ${text(event.details.tool)} appraisal of `,
    ...whom(event, 'citation'),
  ],
  'retraction.checked': (event) => ['checked again after a notice ', ...whom(event, kindOf(event))],
  'revision.created': (event) =>
    withReason(event, [`proposed to change ${fieldsChanged(event)}`, ...whom(event, kindOf(event))]),
  'revision.accepted': (event) => [`accepted a change of ${fieldsChanged(event)}`, ...whom(event, kindOf(event))],
  'revision.rejected': (event) => withReason(event, ['rejected a proposed change of ', ...whom(event, kindOf(event))]),
  'revision.withdrawn': (event) => ['took back a proposed change of ', ...whom(event, kindOf(event))],
  ...mergeSentences,
  ...noticeSentences,
  'domainPack.loaded': ({ details }) => {
    const nouns = ['facet', 'term', 'citation', 'finding', 'claim', 'range'].filter((noun) => `${noun}s` in details);
    const counts = nouns.map((noun) => count(Number(details[`${noun}s`]), noun === 'range' ? 'usual range' : noun));
    return [`loaded the ${details.pack} pack: ${inList(counts)}`];
  },
  'import.created': (event) => ['uploaded ', ...whom(event, 'import'), ' to import'],
  'import.started': (event) => ['started ', ...whom(event, 'import')],
  'import.finished': (event) => ['finished ', ...whom(event, 'import')],
  'import.cancelled': (event) => ['stopped ', ...whom(event, 'import')],
  'import.recordsAdded': (event) => ['imported ', ...whom(event, 'citation')],
  'import.recordMerged': (event) => ['merged imported data into ', ...whom(event, 'citation')],
  'import.undone': undone,
  'watch.run': (event) => ['ran ', ...whom(event, 'watch'), `: ${count(Number(event.details.found), 'new record')}`],
  'collection.filled': (event) => [
    [
      event.details.added && `added ${count(Number(event.details.added), 'citation')} to `,
      event.details.removed && `took ${count(Number(event.details.removed), 'citation')} out of `,
    ]
      .filter(Boolean)
      .join('and '),
    ...whom(event, 'collection'),
  ],
  'collection.ordered': (event) => ['changed the order of ', ...whom(event, 'collection')],
  'inbox.accepted': (event) => ['accepted ', ...whom(event, 'inbox'), ' from the inbox'],
  'inbox.rejected': (event) => [
    'rejected ',
    ...whom(event, 'inbox'),
    text(event.details.reason) && `: ${event.details.reason}`,
  ],
  'inbox.returned': (event) => ['put ', ...whom(event, 'inbox'), ' back into the inbox'],
  'comment.added': (event) => ['said of ', ...whom(event, 'citation'), `: ${shortened(text(event.details.body))}`],
  'comment.trashed': (event) => ['took a comment off ', ...whom(event, 'citation')],
  'flag.raised': (event) => ['flagged ', ...whom(event, 'citation'), `: ${text(event.details.reason)}`],
  'flag.resolved': (event) => [
    'resolved a flag on ',
    ...whom(event, 'citation'),
    `: ${text(event.details.resolution)}`,
  ],
  'review.assigned': (event) => ['took ', ...whom(event, 'citation'), ' to review'],
  'review.released': (event) => ['gave back ', ...whom(event, 'citation'), ' unreviewed'],
  'disagreement.resolved': ({ details, subjects: [ligand, target] }) => [
    'explained a disagreement on ',
    ...(ligand && target ? [{ subject: ligand }, ' at ', { subject: target }] : []),
    `: ${shortened(text(details.note))}`,
  ],
  'attachment.added': (event) => [`added the file ${event.details.fileName} to `, ...whom(event, 'citation')],
  'attachment.trashed': (event) => [`took the file ${event.details.fileName} off `, ...whom(event, 'citation')],
  'facet.reordered': () => ['changed the order of the facets'],
  'library.created': (event) => ['made ', ...whom(event, 'library')],
  'library.secondPersonChanged': secondPersonChanged,
  'token.created': (event) => ['made ', ...whom(event, 'token')],
  'member.added': (event) => ['made ', ...whom(event, 'member'), ` ${anRole(event)}`],
  'member.updated': (event) => ['made ', ...whom(event, 'member'), ` ${anRole(event)}`],
  'member.removed': (event) => ['took ', ...whom(event, 'member'), ' out of the library'],
  'invitation.created': (event) => ['invited ', ...whom(event, 'member'), ` as ${anRole(event)}`],
  'invitation.accepted': (event) => [`accepted an invitation and is now ${anRole(event)}`],
  'session.started': () => ['signed in'],
  'session.ended': (event) => [
    event.details.others ? `ended ${count(Number(event.details.count), 'other session')}` : 'ended a session',
  ],
  'password.changed': () => ['changed their password'],
  'conflict.declared': () => ['declared their conflicts of interest'],
  'account.updated': () => ['changed their name'],
};

/** What an event says, after the name of who did it: “changed the title and DOI of Kruegel 2016”. */
export function sentenceOf(event: Told): SentencePart[] {
  const special = told[event.verb];
  if (special) return special(event).filter((part) => part !== '');
  const [noun = '', verb = ''] = event.verb.split('.');
  const [before, after] = verbs[verb] ?? [inWords(verb)];
  const fields = verb === 'updated' && event.subjectCount === 1 ? fieldsChanged(event) : '';
  return [`${before} ${fields}`, ...whom(event, noun), after ? ` ${after}` : ''].filter((part) => part !== '');
}

/** The sentence as plain text. */
export function sentenceText(event: Told): string {
  return sentenceOf(event)
    .map((part) => (typeof part === 'string' ? part : plainLabel(part.subject.label)))
    .join('');
}

// The first subject is the run; what it had made follows.
function undone({ subjects: [run], details: { trashed, reverted, left } }: Told): SentencePart[] {
  const outcomes = [
    trashed && `${count(Number(trashed), 'citation')} moved to the trash`,
    reverted && `${count(Number(reverted), 'merged citation')} as they were before`,
    left && `${Number(left)} left as changed since`,
  ].filter(Boolean);
  return [
    'undid the import ',
    ...(run ? [{ subject: run }] : []),
    outcomes.length > 0 && `: ${outcomes.join(', ')}`,
  ].filter((part) => part !== false);
}

function shortened(body: string): string {
  return body.length > 200 ? `${body.slice(0, 199).trimEnd()}…` : body;
}

function tagged(event: Told): SentencePart[] {
  const [added, removed] = [list(event.details.add), list(event.details.remove)];
  const citations = whom(event, 'citation');
  if (removed.length === 0) return ['tagged ', ...citations, ` ${inList(added)}`];
  if (added.length === 0) return [`took ${inList(removed)} off `, ...citations];
  return ['tagged ', ...citations, ` ${inList(added)}, no longer ${inList(removed)}`];
}

function importedRows(noun: string, { created, submitted }: Told['details']): SentencePart[] {
  return [
    `imported ${count(Number(created), noun)}`,
    Number(submitted) > 0 && `, ${submitted} of them for review`,
  ].filter((part) => part !== false);
}

// A finding or a claim.
function kindOf({ subjects }: Told): string {
  return subjects[0]?.type ?? 'finding';
}

function withReason(event: Told, parts: SentencePart[]): SentencePart[] {
  return [...parts, text(event.details.reason) && `: ${event.details.reason}`];
}

function fieldsChanged({ subjects: [subject] }: Told): string {
  const fields = subject ? changedFields(subject) : [];
  if (fields.length === 0) return '';
  return fields.length > 4 ? `${fields.length} fields of ` : `the ${inList(fields)} of `;
}

/** Up to three records by name, and the number of the others. */
function whom({ subjects, subjectCount }: Told, noun: string): SentencePart[] {
  const [one, many] = nouns[noun] ?? [`the ${inWords(noun)}`, `${inWords(noun)}s`];
  const named = subjects.map((subject): SentencePart => ({ subject }));
  const rest = subjectCount - named.length;
  const name = subjectCount === 1 ? one : many;
  if (named.length === 0) return [name];
  const items = rest > 0 ? [...named, count(rest, 'other')] : named;
  const listed = items.flatMap((item, index): SentencePart[] => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? ' and ' : ', ', item];
  });
  return name ? [`${name} `, ...listed] : listed;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function anRole({ subjects }: Told): string {
  const role = subjects[0]?.after?.role;
  return typeof role === 'string' ? `${role === 'owner' ? 'an' : 'a'} ${role}` : 'a member';
}

/** A record's name without the markup a title may carry. */
export function plainLabel(label: string): string {
  return label.replace(/<\/?(i|b|sup|sub|span|sc)\b[^>]*>/g, '');
}
