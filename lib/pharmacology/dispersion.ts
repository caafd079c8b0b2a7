/** What a number behind ± is. They never convert into one another here: SEM read as SD is the commonest error of extraction. */
export const dispersionKinds = ['SD', 'SEM', '95% CI', '90% CI', 'not stated'] as const;
export type DispersionKind = (typeof dispersionKinds)[number];

/** What a low and a high value enclose. */
export const intervalKinds = ['95% CI', '90% CI', 'range', 'IQR', 'not stated'] as const;
export type IntervalKind = (typeof intervalKinds)[number];

/** Kinds that print otherwise than they are stored: a space before the percent sign, as behind every number. */
export const kindNames: Partial<Record<string, string>> = { '95% CI': '95 % CI', '90% CI': '90 % CI' };

export function printKind(kind: DispersionKind | IntervalKind): string {
  return kindNames[kind] ?? kind;
}

const spellings: Readonly<Record<string, DispersionKind | IntervalKind>> = {
  'standard deviation': 'SD',
  's.d.': 'SD',
  sd: 'SD',
  'standard error': 'SEM',
  'standard error of the mean': 'SEM',
  's.e.m.': 'SEM',
  sem: 'SEM',
  se: 'SEM',
  ci95: '95% CI',
  '95ci': '95% CI',
  '95%ci': '95% CI',
  ci: '95% CI',
  ci90: '90% CI',
  '90%ci': '90% CI',
  range: 'range',
  iqr: 'IQR',
  'not stated': 'not stated',
  unknown: 'not stated',
};

function readKind(text: string): DispersionKind | IntervalKind | null {
  const folded = text.trim().toLowerCase();
  return spellings[folded] ?? spellings[folded.replaceAll(/[\s_-]/g, '')] ?? null;
}

/** Reads what kind of ± a text names; null when it names none. */
export function readDispersionKind(text: string): DispersionKind | null {
  const kind = readKind(text);
  return dispersionKinds.find((known) => known === kind) ?? null;
}

/** Reads what a text says of an interval; null when it says nothing known. */
export function readIntervalKind(text: string): IntervalKind | null {
  const kind = readKind(text);
  return intervalKinds.find((known) => known === kind) ?? null;
}
