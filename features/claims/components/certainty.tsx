import { Cell, ColumnHead, Table } from '#components/table.tsx';
import {
  gradeCautions,
  gradeDesignTable,
  gradeFactorNames,
  gradeFactors,
  gradeLevelTable,
  gradeSource,
  summaryOfFindings,
} from '#features/evidence/grade.ts';
import type { ClaimGrade } from '../claim-record.ts';

/** GRADE's judgement in its symbols and words, its row of a summary of findings, and every reason. */
export function Certainty({ grade }: { grade: ClaimGrade | null }) {
  if (!grade) {
    return (
      <p className="text-ink-soft">
        Nobody has judged it. <a href={gradeSource}>GRADE</a> rates bodies of clinical and animal studies, not work in
        cells or tissue.
      </p>
    );
  }
  const { level, suggested, input, gradedBy, gradedAt } = grade;
  const { name, symbols, meaning } = gradeLevelTable[level];
  const row = summaryOfFindings(input);
  const day = gradedAt.toISOString().slice(0, 10);
  return (
    <div className="grid gap-3">
      <p>
        <strong className="whitespace-nowrap text-md">
          <span aria-hidden="true">{symbols}</span> {name}
        </strong>{' '}
        {meaning}
      </p>
      <Table caption="Summary of findings" hideCaption>
        <thead>
          <tr>
            <ColumnHead>Outcome</ColumnHead>
            <ColumnHead>Studies</ColumnHead>
            <ColumnHead>What they say</ColumnHead>
            <ColumnHead>Certainty</ColumnHead>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Cell>{row.outcome}</Cell>
            <Cell>
              {row.studies ?? '–'} {row.design.toLowerCase()}
              {row.participants !== null && (
                <span className="block text-ink-soft">{row.participants} participants</span>
              )}
            </Cell>
            <Cell>{row.effect || '–'}</Cell>
            <Cell>
              {symbols} {name}
            </Cell>
          </tr>
        </tbody>
      </Table>
      <ul className="grid gap-1 text-sm">
        {gradeFactorNames
          .filter((factor) => input.factors[factor].steps !== 0)
          .map((factor) => (
            <li key={factor}>
              {gradeFactors[factor].name}:{' '}
              {gradeFactors[factor].steps[String(input.factors[factor].steps)]?.toLowerCase()}.{' '}
              {input.factors[factor].reason}
            </li>
          ))}
        {input.override && suggested !== level && (
          <li>
            The factors give {gradeLevelTable[suggested].name.toLowerCase()}; judged otherwise. {input.override.reason}
          </li>
        )}
      </ul>
      {gradeCautions(input).map((caution) => (
        <p key={caution} className="text-amber text-sm">
          {caution}
        </p>
      ))}
      <p className="text-ink-soft text-sm">
        {gradeDesignTable[input.design].name}: {gradeDesignTable[input.design].note} Judged by {gradedBy}, {day}.
      </p>
    </div>
  );
}
