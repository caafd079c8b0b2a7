import type { Tone } from '#components/tone.ts';

/** What a notice says has become of a work. */
export const noticeNatures = ['retraction', 'correction', 'expression_of_concern', 'reinstatement'] as const;
export type NoticeNature = (typeof noticeNatures)[number];

export const noticeNatureNames: Readonly<Record<NoticeNature, string>> = {
  retraction: 'Retraction',
  correction: 'Correction',
  expression_of_concern: 'Expression of concern',
  reinstatement: 'Reinstatement',
};

/** What has become of a citation after all its notices; `reinstated` is sound again. */
export const retractionStates = ['retracted', 'concern', 'corrected', 'reinstated'] as const;
export type RetractionState = (typeof retractionStates)[number];

/** How a state is said, its colour, and what it asks of whoever rests on the paper. */
export const retractionStateTable: Readonly<Record<RetractionState, { name: string; tone: Tone; asks: string }>> = {
  retracted: {
    name: 'Retracted',
    tone: 'vein',
    asks: 'Its results no longer count as evidence until a reinstatement says otherwise.',
  },
  concern: { name: 'Expression of concern', tone: 'amber', asks: 'Doubt has been raised: look at it again.' },
  corrected: { name: 'Corrected', tone: 'sky', asks: 'A correction is not a retraction: check what was corrected.' },
  reinstated: { name: 'Reinstated', tone: 'leaf', asks: 'It was retracted and stands again.' },
};

export type Notice = {
  id: string;
  nature: NoticeNature;
  /** `2026-11-23`; null when the source gives none. */
  date: string | null;
  noticeDoi: string | null;
  noticePmid: string | null;
  reasons: string;
  source: string;
  matchedBy: 'doi' | 'pmid' | 'both';
};

/** What is known of a citation: its state, and the notices it follows from, newest first. */
export type Retraction = { state: RetractionState; notices: Notice[] };

/** Whether what rests on it stands flagged, whatever anyone has said since. */
export function isRetracted(retraction: Retraction | null | undefined): boolean {
  return retraction?.state === 'retracted';
}

/** What is printed beside a reference: `RETRACTED 2020-03-01 (notice 10.1000/xyz)`; null when it stands as it is. */
export function retractionLine(retraction: Retraction | null | undefined): string | null {
  if (!retraction || retraction.state === 'reinstated') return null;
  const natures: Record<string, NoticeNature> = {
    retracted: 'retraction',
    concern: 'expression_of_concern',
    corrected: 'correction',
  };
  const notice = retraction.notices.find(({ nature }) => nature === natures[retraction.state]);
  const name = retractionStateTable[retraction.state].name;
  const words = [retraction.state === 'retracted' ? name.toUpperCase() : name, notice?.date].filter(Boolean).join(' ');
  return notice?.noticeDoi ? `${words} (notice ${notice.noticeDoi})` : words;
}
