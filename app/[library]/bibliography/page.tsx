import type { Metadata } from 'next';
import { CopyButton } from '#components/copy-button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { dayInWords } from '#features/citations/filter-ranges.ts';
import { DownloadLinks } from '#features/exchange/components/download-links.tsx';
import { Entries } from '#features/exchange/components/entries.tsx';
import { StyleFinder } from '#features/exchange/components/style-finder.tsx';
import { StyleForm } from '#features/exchange/components/style-form.tsx';
import { entriesShown, findBibliographyPage } from '#features/exchange/queries/bibliography-page.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';

export const metadata: Metadata = { title: 'Bibliography' };

export default async function BibliographyPage({ params, searchParams }: PageProps<'/[library]/bibliography'>) {
  const { library } = await params;
  const viewer = await pageActor(library);
  const { options, asOf, filterParameters, find, shown, styles, locales, groups, own, found } =
    await findBibliographyPage(viewer, await searchParams);
  const filterQuery = String(filterParameters);
  const style = options.style ?? viewer.library.defaultStyle;
  const locale = options.locale ?? viewer.library.defaultLocale;
  const printing = new URLSearchParams([
    ...filterParameters,
    ['style', style],
    ['locale', locale],
    ...(options.levels ? [['levels', '1']] : []),
    ...(options.group ? [['group', options.group]] : []),
  ]);
  const withStyle = (id: string) => `?${new URLSearchParams([...filterParameters, ['style', id], ['locale', locale]])}`;
  const total = shown instanceof Problem ? 0 : shown.total;
  return (
    <Page>
      <PageHeader
        title="Bibliography"
        actions={
          <>
            <LinkButton href={`/${library}/citations${filterQuery && `?${filterQuery}`}`} icon="list">
              Change the list
            </LinkButton>
            {total > 0 && <CopyButton from="bibliography">Copy</CopyButton>}
          </>
        }
      >
        {total.toLocaleString('en')} citations, as they will print.
        {asOf !== null && ` The library as it was ${dayInWords(asOf)}.`}
        {total > entriesShown &&
          ` The first ${entriesShown} are shown; files and copies of the whole are under “As it prints”.`}
      </PageHeader>
      <div className="grid items-start gap-8 lg:grid-cols-[18rem_1fr]">
        <div className="grid gap-6">
          <StyleForm
            styles={styles}
            locales={locales}
            style={style}
            groups={groups}
            locale={locale}
            group={options.group}
            levels={options.levels}
            asOf={asOf}
            filters={filterParameters}
          />
          <DownloadLinks
            library={library}
            bibliographyQuery={String(printing)}
            filterQuery={filterQuery}
            isPast={asOf !== null}
          />
          <StyleFinder
            {...{ library, find, found, withStyle }}
            filters={filterParameters}
            own={own}
            mayAdd={can(viewer, 'style.add')}
            mayRemove={can(viewer, 'style.remove')}
          />
          <p className="text-ink-soft text-xs print-hidden">
            Styles by the <a href="https://citationstyles.org/">Citation Style Language project</a>,{' '}
            <a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>.
          </p>
        </div>
        <div>
          {shown instanceof Problem ? (
            <Notice tone="vein" title="This cannot be printed">
              {shown.message}
            </Notice>
          ) : shown.total === 0 ? (
            <EmptyState title="No citation matches" />
          ) : (
            <Entries library={library} shown={shown} />
          )}
        </div>
      </div>
    </Page>
  );
}
