import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { Section } from '#components/page.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { plainText } from '#lib/csl/rich-text.ts';
import { unlinkReportAction } from '../actions.ts';
import type { Report } from '../queries/find-study.ts';
import type { ReportNature } from '../report-nature.ts';

type Props = { library: string; citationId: string; reports: readonly Report[]; mayUnlink: boolean };

const natures: Record<ReportNature, string> = {
  preprint: 'Preprint',
  version: 'Earlier version',
  article: 'Article',
  correction: 'Correction',
  retraction: 'Retraction',
};

/** The reports of one study, this one among them: preprint, article, correction. Nothing for a study reported once. */
export function StudyReports({ library, citationId, reports, mayUnlink }: Props) {
  if (reports.length < 2) return null;
  return (
    <Section id="study" title="Reports of this study">
      <ol className="grid gap-2">
        {reports.map(({ id, key, title, year, nature }) => (
          <li key={id} aria-current={id === citationId || undefined}>
            <Badge>{natures[nature]}</Badge>{' '}
            {id === citationId ? (
              <>This citation{year !== null && `, ${year}`}</>
            ) : (
              <a href={`/${library}/citations/${id}`} data-soft>
                {plainText(title) || key}
                {year !== null && `, ${year}`}
              </a>
            )}
          </li>
        ))}
      </ol>
      {mayUnlink && (
        <ActionForm action={unlinkReportAction.bind(null, library, citationId)} aria-label="Unlink" className="mt-3">
          <SubmitButton variant="quiet" size="small" icon="x">
            This is no report of the study
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
