import { gradeFactorNames } from '#features/evidence/grade.ts';

/** GRADE as a form gives it: factors as `riskOfBias` and `riskOfBias-reason`, an override only when a level is chosen. */
export function gradeFromForm(data: FormData): Record<string, unknown> {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const factors = Object.fromEntries(
    gradeFactorNames.map((name) => [name, { steps: text(name) || 0, reason: text(`${name}-reason`) }]),
  );
  const level = text('override');
  return {
    ...{ outcome: text('outcome'), design: text('design'), effect: text('effect'), factors },
    ...{ studies: text('studies') || null, participants: text('participants') || null },
    override: level ? { level, reason: text('override-reason') } : null,
  };
}
