import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import type { WholeForm, WholeStanding } from '../queries/whole-bibliography.ts';
import { printNames } from './download-links.tsx';
import { Entries } from './entries.tsx';
import { PrintingProgress } from './printing-progress.tsx';

type Props = {
  library: string;
  form: WholeForm;
  standing: WholeStanding;
  /** The query of this page, and of the one that shows the first entries. */
  waiting: string;
  back: string;
  /** Where the file of a form is. */
  file: (form: WholeForm) => string;
};

/** A whole bibliography: how far it is, then itself, or the way to its file. */
export function WholeBibliography({ library, form, standing, waiting, back, file }: Props) {
  if ('progress' in standing)
    return <PrintingProgress library={library} progress={standing.progress} waiting={waiting} back={back} />;
  if (standing.result) return <Entries library={library} shown={standing.result} />;
  return (
    <Notice tone="leaf" title={`The ${form === 'page' ? '' : printNames[form]} file is ready`}>
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton href={file(form)} download variant="primary" size="small" icon="download">
          Download
        </LinkButton>
        <LinkButton href={`?${back}`} variant="quiet" size="small">
          Back to the first entries
        </LinkButton>
      </div>
    </Notice>
  );
}
