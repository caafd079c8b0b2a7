import type { ClaimContent } from './claim-content.ts';

/** The fields of a claim as a form names them; links are not in it. */
export function valuesOfContent({ statement, topic, origin, summary, gap, proposedVerdict }: ClaimContent) {
  return {
    ...{
      statement,
      topic: topic ?? '',
      summary: summary ?? '',
      gap: gap ?? '',
      proposedVerdict: proposedVerdict ?? '',
    },
    ...{ originKind: origin?.kind ?? '', originTitle: origin?.title ?? '', originPart: origin?.part ?? '' },
    ...{ originAddress: origin?.address ?? '', originSeenOn: origin?.seenOn ?? '' },
  };
}
export type ClaimValues = ReturnType<typeof valuesOfContent>;

/** What a form says, as input for a command. */
export function inputFromForm(data: FormData): Record<string, unknown> {
  const text = (name: string) => String(data.get(name) ?? '').trim() || null;
  const origin = {
    ...{ kind: text('originKind'), title: text('originTitle'), part: text('originPart') },
    ...{ address: text('originAddress'), seenOn: text('originSeenOn') },
  };
  return {
    ...{ statement: text('statement') ?? '', topic: text('topic'), summary: text('summary'), gap: text('gap') },
    proposedVerdict: text('proposedVerdict'),
    origin: Object.values(origin).some((part) => part !== null) ? origin : null,
  };
}
