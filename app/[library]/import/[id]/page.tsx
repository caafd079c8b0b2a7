import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Pagination } from '#components/pagination.tsx';
import { ProblemList } from '#features/exchange/components/problem-list.tsx';
import { RecordTable } from '#features/exchange/components/record-table.tsx';
import { RunSteps } from '#features/exchange/components/run-steps.tsx';
import { findImport, listImportRecords } from '#features/exchange/queries/find-import.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { MissTable } from '#features/lookup/components/miss-table.tsx';
import { listMisses } from '#features/lookup/queries/list-misses.ts';
import { forPages } from '#lib/for-pages.ts';
import { findFormat } from '#lib/formats/formats.ts';

export const metadata: Metadata = { title: 'Import' };

const shown = 100;

export default async function ImportRunPage({ params, searchParams }: PageProps<'/[library]/import/[id]'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library);
  const run = await pageImport(viewer, id);
  const from = Math.max(0, Number.parseInt(String((await searchParams).from ?? '0'), 10) || 0);
  const records = await listImportRecords(viewer, id, { from, limit: shown });
  const misses = await listMisses(viewer, id);
  const last = records.at(-1)?.index ?? from;
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
      <RunSteps viewer={viewer} run={run} />
      {run.problems.length > 0 && (
        <Section id="problems" title="Problems" hint={`${run.problems.length} in this file, by line.`}>
          <ProblemList problems={run.problems} />
        </Section>
      )}
      {misses.length > 0 && (
        <Section id="not-found" title="Not found" hint="Everything else that was looked up is below.">
          <MissTable misses={misses} />
        </Section>
      )}
      {records.length > 0 && (
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
          <RecordTable library={library} records={records} />
          <Pagination
            firstHref={from > 0 ? '?' : undefined}
            nextHref={records.length === shown && last + 1 < run.counts.total ? `?from=${last + 1}#records` : undefined}
          >
            {`${(records[0]?.index ?? 0) + 1}–${last + 1} of ${run.counts.total.toLocaleString('en')}`}
          </Pagination>
        </Section>
      )}
    </Page>
  );
}

const pageImport = forPages(findImport);
