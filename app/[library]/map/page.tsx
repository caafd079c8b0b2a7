import type { Metadata } from 'next';
import { Button } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SelectField } from '#components/select-field.tsx';
import { AsOfForm, AsOfNotice } from '#features/citations/components/list/as-of.tsx';
import { MapLegend } from '#features/evidence-map/components/map-legend.tsx';
import { MapTable } from '#features/evidence-map/components/map-table.tsx';
import { TimelineChart } from '#features/evidence-map/components/timeline-chart.tsx';
import { packCells } from '#features/evidence-map/packed-cells.ts';
import { findMapPage } from '#features/evidence-map/queries/find-map-page.ts';
import { timelineBars } from '#features/evidence-map/timeline.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Evidence map' };

export default async function MapPage({ params, searchParams }: PageProps<'/[library]/map'>) {
  const { library } = await params;
  const found = await findMapPage(await pageActor(library), await searchParams);
  const { query, asOf, faults, facets, map, years } = found;
  const nameOf = (facet: string) => facets.find(({ value }) => value === facet)?.label ?? facet;
  const asked = new URLSearchParams({ ...query, ...(asOf && { asOf }) });
  const path = `/${library}/map`;
  const ofDay = asOf ? `asOf=${asOf}` : '';
  return (
    <Page width="full">
      <PageHeader title="Evidence map">
        Accepted findings by two facets: how many, how strong, which way they point, and what nobody has looked at.
      </PageHeader>
      {asOf && (
        <div className="mb-4">
          <AsOfNotice asOf={asOf} todayHref={`${path}?${new URLSearchParams(query)}`} />
        </div>
      )}
      {faults.map(({ detail }) => (
        <Notice key={detail} tone="amber" title={detail} />
      ))}
      <div className="mb-5 flex flex-wrap items-end gap-3 print-hidden">
        <form
          data-soft
          className="grid w-full grid-cols-[1fr_1fr_auto] items-end gap-2 sm:flex sm:w-auto sm:gap-3"
          key={String(asked)}
        >
          <SelectField label="Rows" name="rows" options={facets} defaultValue={query.rows} />
          <SelectField label="Columns" name="columns" options={facets} defaultValue={query.columns} />
          {asOf && <input type="hidden" name="asOf" value={asOf} />}
          <Button type="submit">Show</Button>
        </form>
        <span className="flex w-full flex-wrap items-end justify-between gap-x-4 gap-y-2 sm:ms-auto sm:w-auto">
          <AsOfForm listed={asked} path={path} />
          <span className="flex gap-2">
            {['svg', 'csv'].map((format) => (
              <LinkButton
                key={format}
                href={`/api/v1/libraries/${library}/map/export?${asked}&format=${format}`}
                download
                size="small"
                icon="download"
              >
                {format.toUpperCase()}
              </LinkButton>
            ))}
          </span>
        </span>
      </div>
      {map.rows.length > 0 ? (
        <>
          <MapTable
            map={{ rows: map.rows, columns: map.columns, cells: packCells(map) }}
            caption={`${nameOf(query.rows)} by ${nameOf(query.columns)}`}
            findings={`/${library}/findings`}
            more={ofDay}
          />
          <MapLegend />
        </>
      ) : (
        <EmptyState title="No accepted finding has both">
          Choose other facets, or accept findings that wait for review.
        </EmptyState>
      )}
      <Section title="When it was published" hint="Citations by year and kind of evidence." className="section mt-8">
        <TimelineChart
          bars={timelineBars(years)}
          hrefOf={(year) => `/${library}/citations?year=${year}${ofDay && `&${ofDay}`}`}
        />
      </Section>
    </Page>
  );
}
