import type { Metadata } from 'next';
import { Button } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SelectField } from '#components/select-field.tsx';
import { MapLegend } from '#features/evidence-map/components/map-legend.tsx';
import { MapTable } from '#features/evidence-map/components/map-table.tsx';
import { TimelineChart } from '#features/evidence-map/components/timeline-chart.tsx';
import { packCells } from '#features/evidence-map/packed-cells.ts';
import { findMap, findTimeline } from '#features/evidence-map/queries.ts';
import { mapQueryOf } from '#features/evidence-map/schema.ts';
import { timelineBars } from '#features/evidence-map/timeline.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';

export const metadata: Metadata = { title: 'Evidence map' };

export default async function MapPage({ params, searchParams }: PageProps<'/[library]/map'>) {
  const { library } = await params;
  const viewer = await pageActor(library);
  const { facets } = await loadVocabulary(viewer);
  const query = mapQueryOf(
    await searchParams,
    facets.map(({ slug }) => slug),
  );
  const [map, years] = await Promise.all([findMap(viewer, query), findTimeline(viewer)]);
  const options = facets.map(({ slug, name }) => ({ value: slug, label: name }));
  const nameOf = (facet: string) => options.find(({ value }) => value === facet)?.label ?? facet;
  const file = `/api/v1/libraries/${library}/map/export?rows=${query.rows}&columns=${query.columns}&format=`;
  return (
    <Page width="full">
      <PageHeader title="Evidence map">
        Accepted findings by two facets: how many, how strong, which way they point, and what nobody has looked at.
      </PageHeader>
      <form data-soft className="mb-5 flex flex-wrap items-end gap-3" key={`${query.rows} ${query.columns}`}>
        <SelectField label="Rows" name="rows" options={options} defaultValue={query.rows} />
        <SelectField label="Columns" name="columns" options={options} defaultValue={query.columns} />
        <Button type="submit">Show</Button>
        <span className="ms-auto flex gap-2">
          <LinkButton href={`${file}svg`} download size="small" icon="download">
            SVG
          </LinkButton>
          <LinkButton href={`${file}csv`} download size="small" icon="download">
            CSV
          </LinkButton>
        </span>
      </form>
      {map.rows.length > 0 ? (
        <>
          <MapTable
            map={{ rows: map.rows, columns: map.columns, cells: packCells(map) }}
            caption={`${nameOf(query.rows)} by ${nameOf(query.columns)}`}
            findings={`/${library}/findings`}
          />
          <MapLegend />
        </>
      ) : (
        <EmptyState title="No accepted finding has both">
          Choose other facets, or accept findings that wait for review.
        </EmptyState>
      )}
      <Section title="When it was published" hint="Citations by year and kind of evidence." className="section mt-8">
        <TimelineChart bars={timelineBars(years)} hrefOf={(year) => `/${library}/citations?year=${year}`} />
      </Section>
    </Page>
  );
}
