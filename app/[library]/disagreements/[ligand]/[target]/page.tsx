import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { AsOfNotice } from '#features/citations/components/list/as-of.tsx';
import { FlagList } from '#features/disagreements/components/flag-list.tsx';
import { ResolutionForm } from '#features/disagreements/components/resolution-form.tsx';
import { ValuePlot } from '#features/disagreements/components/value-plot.tsx';
import type { MeasuredValue } from '#features/disagreements/measured-value.ts';
import { pAxis } from '#features/disagreements/p-axis.ts';
import { pageDisagreement } from '#features/disagreements/page-disagreement.ts';
import { pageQuery } from '#features/disagreements/schema.ts';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';

type Props = PageProps<'/[library]/disagreements/[ligand]/[target]'>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { library, ...pair } = await params;
  const { submitted, asOf } = pageQuery(await searchParams);
  const viewer = await pageActor(library);
  const { ligand, target } = await pageDisagreement(viewer, pair.ligand, pair.target, submitted, asOf);
  return { title: `${ligand.name} at ${target.name}` };
}

export default async function DisagreementPage({ params, searchParams }: Props) {
  const { library, ...pair } = await params;
  const { submitted, asOf } = pageQuery(await searchParams);
  const viewer = await pageActor(library);
  const found = await pageDisagreement(viewer, pair.ligand, pair.target, submitted, asOf);
  const { ligand, target, values, flags } = found;
  const axis = pAxis(values.flatMap(({ p, interval }) => [...(p === null ? [] : [p]), ...(interval ?? [])]));
  const here = `/${library}/disagreements/${pair.ligand}/${pair.target}`;
  const other = new URLSearchParams({ ...(submitted && { status: 'accepted' }), ...(asOf && { asOf }) });
  return (
    <Page>
      <PageHeader
        title={`${ligand.name} at ${target.name}`}
        breadcrumbs={
          <Breadcrumbs
            trail={[{ href: `/${library}/disagreements${asOf ? `?asOf=${asOf}` : ''}`, label: 'Disagreements' }]}
          />
        }
        actions={
          <a href={`${here}?${other}`} data-soft>
            {submitted ? 'Accepted findings alone' : 'Take in findings that wait for review'}
          </a>
        }
      >
        {values.length} {values.length === 1 ? 'finding' : 'findings'}, on one scale: stronger to the right.
      </PageHeader>
      {asOf && <AsOfNotice asOf={asOf} todayHref={here} />}
      {values.length === 0 && (
        <EmptyState title="No finding">Nothing in the library was measured of this ligand at this target.</EmptyState>
      )}
      {flags.length > 0 && (
        <Section title="Why this is flagged">
          <FlagList flags={flags} library={library} />
        </Section>
      )}
      {byReadout(values).map(([readout, group]) => (
        <Section key={readout} title={<PrintedText>{titleOf(readout)}</PrintedText>}>
          <ValuePlot library={library} values={group} axis={axis} flags={flags} caption={titleOf(readout)} />
        </Section>
      ))}
      {flags.length > 0 && (
        <Section
          id="resolution"
          title="What explains it"
          split
          hint="Kept with your name. A further disagreement opens it again."
        >
          <ResolutionForm
            viewer={asOf ? { ...viewer, role: 'viewer' } : viewer}
            pair={pair}
            resolution={found.resolution}
          />
        </Section>
      )}
    </Page>
  );
}

// Those with numbers first, and of those the ones with most.
function byReadout(values: readonly MeasuredValue[]): [string, MeasuredValue[]][] {
  const numbers = (group: readonly MeasuredValue[]) => group.filter(({ p }) => p !== null).length;
  return [...Map.groupBy(values, ({ readout }) => readout)].sort(([, a], [, b]) => numbers(b) - numbers(a));
}

function titleOf(readout: string): string {
  if (readout === '') return 'Readout not stated';
  // A Greek letter keeps its case: a capital β reads as B.
  return readout.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
