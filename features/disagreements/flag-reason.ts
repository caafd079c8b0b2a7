import { printP } from '#lib/pharmacology/p-scale.ts';
import type { Flag } from './disagreement.ts';

/** A finding as a reason names it. */
export type Named = {
  /** As people call the study: Kruegel 2016. */
  study: string;
  /** As it prints, with relation and unit. */
  printed: string;
  readout: string;
  species: string | null;
};

/** A flag with the line that says why it is up, and the studies it is between. */
export type DisagreementFlag = {
  kind: Flag['kind'];
  reason: string;
  findings: [string, string];
  studies: [string, string];
};

/** The flags in words; `named` has at least the findings they are between. */
export function explained(flags: readonly Flag[], named: ReadonlyMap<string, Named>): DisagreementFlag[] {
  return flags.flatMap((flag) => {
    const [one, other] = flag.findings.map((id) => named.get(id));
    if (!one || !other) return [];
    const { kind, findings } = flag;
    return [{ kind, findings, reason: reasonOf(flag, one, other), studies: [one.study, other.study] }];
  });
}

function reasonOf(flag: Flag, one: Named, other: Named): string {
  if (flag.kind === 'copy') {
    return `${one.printed} in ${one.study} repeats ${other.study}: it is no second measurement.`;
  }
  if (flag.kind === 'spread') {
    const apart = `are ${printP(flag.distance)} log units apart`;
    return `${one.printed} (${who(one, other)}) and ${other.printed} (${who(other, one)}) ${apart}.`;
  }
  const [first, second] = flag.words;
  return `${said(one, first, other)}; ${said(other, second, one)}.`;
}

// Kruegel 2016: partial agonist (G-protein BRET).
function said(one: Named, word: string, beside: Named): string {
  const where = one.readout !== beside.readout && one.readout ? ` (${one.readout})` : '';
  return `${one.study}: ${inWords[word] ?? word}${where}`;
}

const inWords: Record<string, string> = {
  supports: 'an effect',
  contradicts: 'the opposite of it',
  none: 'no action',
};

function who(one: Named, other: Named): string {
  return one.species && other.species && one.species !== other.species ? `${one.study}, ${one.species}` : one.study;
}
