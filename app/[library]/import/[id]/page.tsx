import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { ProblemList } from '#features/exchange/components/problem-list.tsx';
import { RecordTable } from '#features/exchange/components/record-table.tsx';
import { RunSteps } from '#features/exchange/components/run-steps.tsx';
import { findImport, listImportRecords } from '#features/exchange/queries/find-import.ts';
import { findUndoing } from '#features/exchange/queries/find-undoing.ts';
import { listRecordProblems } from '#features/exchange/queries/list-record-problems.ts';
import { recordView } from '#features/exchange/record-view.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { LookupForm } from '#features/lookup/components/lookup-form.tsx';
import { MissTable } from '#features/lookup/components/miss-table.tsx';
import { listMisses } from '#features/lookup/queries/list-misses.ts';
import { forPages } from '#lib/for-pages.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Import' };

const shown = 100;

export default async function ImportRunPage({ params, searchParams }: PageProps<'/[library]/import/[id]'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library);
  const run = await pageImport(viewer, id);
  const view = recordView(await searchParams, run.counts);
  const found = await listImportRecords(viewer, id, { ...view, limit: shown + 1 });
  const records = found.slice(0, shown);
  const [problems, misses] = await Promise.all([listRecordProblems(viewer, id, records), listMisses(viewer, id)]);
  return (
    <Page>
      <PageHeader
        title={run.fileName ?? 'Pasted text'}
        breadcrumbs={<Breadcrumbs trail={[{ href: `/${library}/import`, label: 'Import' }]} />}
      >
        {run.format ? findFormat(run.format)?.label : 'Format not known yet'}
        {run.encoding && run.encoding !== 'utf-8' && ` read as ${run.encoding.toUpperCase()}`},{' '}
        {run.createdBy ?? 'command line'}
      </PageHeader>
      <RunSteps viewer={viewer} run={run} undoing={run.undoneAt ? await findUndoing(viewer, id) : null} />
      {run.problems.length > 0 && (
        <Section id="problems" title="Problems" hint={problemHint(run.problems.length)}>
          <ProblemList problems={run.problems.slice(0, shown)} />
        </Section>
      )}
      {misses.length > 0 && (
        <Section id="not-found" title="Not found" hint="Everything else that was looked up is below.">
          <MissTable misses={misses} />
          {can(viewer, 'import.create') && (
            <Disclosure summary="Look these up again">
              <LookupForm library={library} text={misses.map(({ written }) => written).join('\n')} />
            </Disclosure>
          )}
        </Section>
      )}
      {run.counts.total > 0 && (
        <Section
          id="records"
          title="Records"
          actions={
            <LinkButton
              href={`/api/v1/libraries/${library}/imports/${id}/report`}
              size="small"
              icon="download"
              download
            >
              Download the report
            </LinkButton>
          }
        >
          <TabLinks label="Records by what the check says" tabs={view.tabs} />
          <RecordTable library={library} records={records} problems={problems} />
          {(view.from > 0 || found.length > shown) && (
            <Pagination
              firstHref={view.from > 0 ? view.firstHref : undefined}
              nextHref={view.nextHref(found[shown]?.index)}
            >
              {`Records ${numbered(records[0]?.index)} to ${numbered(records.at(-1)?.index)} of the file`}
            </Pagination>
          )}
        </Section>
      )}
    </Page>
  );
}

function problemHint(count: number): string {
  if (count > shown) return `The first ${shown}, by line. The report has them all.`;
  return `${count} in this file, by line.`;
}

function numbered(index = 0): string {
  return (index + 1).toLocaleString('en');
}

const pageImport = forPages(findImport);
