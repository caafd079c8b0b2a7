import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
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
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { confirmGradeAction } from '../actions.ts';
import { gradedInWords } from '../claim-document.ts';
import type { ClaimGrade } from '../claim-record.ts';

/** GRADE's judgement in its symbols and words, its row of a summary of findings, and every reason. */
export function Certainty({ viewer, id, grade }: { viewer: LibraryActor; id: string; grade: ClaimGrade | null }) {
  if (!grade) {
    return (
      <p className="text-ink-soft">
        Nobody has judged it. <a href={gradeSource}>GRADE</a> rates bodies of clinical and animal studies, not work in
        cells or tissue.
      </p>
    );
  }
  const { level, suggested, input } = grade;
  const { name, symbols, meaning } = gradeLevelTable[level];
  const row = summaryOfFindings(input);
  const wantsSecondPerson = viewer.library.appraisalsNeedSecondPerson;
  const mayConfirm = !grade.confirmedBy && grade.gradedById !== viewer.userId && can(viewer, 'appraisal.accept');
  return (
    <div className="grid gap-3">
      <p>
        <strong className="whitespace-nowrap text-md">
          <span aria-hidden="true">{symbols}</span> {name}
        </strong>{' '}
        {meaning}{' '}
        {wantsSecondPerson && !grade.confirmedBy && (
          <Badge tone="amber" outline>
            Not yet confirmed by a second person
          </Badge>
        )}
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
        {gradeDesignTable[input.design].name}: {gradeDesignTable[input.design].note} J
        {gradedInWords(grade, false).slice(1)}.
      </p>
      {mayConfirm && (
        <ActionForm action={confirmGradeAction.bind(null, viewer.library.slug, id)} className="contents">
          <p className="print-hidden">
            <SubmitButton size="small" icon="check">
              Confirm the judgement
            </SubmitButton>
          </p>
        </ActionForm>
      )}
    </div>
  );
}
