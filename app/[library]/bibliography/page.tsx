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
import { WholeBibliography } from '#features/exchange/components/whole-bibliography.tsx';
import { entriesShown, findBibliographyPage } from '#features/exchange/queries/bibliography-page.ts';
import type { WholeForm } from '#features/exchange/queries/whole-bibliography.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';

export const metadata: Metadata = { title: 'Bibliography' };

export default async function BibliographyPage({ params, searchParams }: PageProps<'/[library]/bibliography'>) {
  const { library } = await params;
  const viewer = await pageActor(library);
  const shown = await findBibliographyPage(viewer, await searchParams);
  const { options, asOf, filterParameters, address, total, isLong, body } = shown;
  const filterQuery = String(filterParameters);
  const style = options.style ?? viewer.library.defaultStyle;
  const locale = options.locale ?? (options.style ? '' : viewer.library.defaultLocale);
  const printing = new URLSearchParams([
    ...filterParameters,
    ['style', style],
    ...(locale ? [['locale', locale]] : []),
    ...(options.levels ? [['levels', '1']] : []),
    ...(options.group ? [['group', options.group]] : []),
  ]);
  const withStyle = (id: string) => `?${new URLSearchParams([...filterParameters, ['style', id], ['locale', locale]])}`;
  const file = (format: string) => `/api/v1/libraries/${library}/bibliography?format=${format}&${printing}`;
  const whole = (form: WholeForm) => `?${printing}&whole=${form}`;
  const isShown = !(body instanceof Problem) && (body.shown || (body.whole === 'page' && 'result' in body.standing));
  const isPart = total > entriesShown && !(body instanceof Problem) && body.shown;
  // Who asked for it looks for it first.
  const isWaited = !(body instanceof Problem) && body.whole !== null;
  return (
    <Page>
      <PageHeader
        title="Bibliography"
        actions={
          <>
            <LinkButton href={`/${library}/citations${filterQuery && `?${filterQuery}`}`} icon="list">
              Change the list
            </LinkButton>
            {total > 0 && isShown && <CopyButton from="bibliography">Copy</CopyButton>}
          </>
        }
      >
        {total.toLocaleString('en')} {total === 1 ? 'citation' : 'citations'}
        {isPart && !isPart.inOrder ? '.' : ', as they will print.'}
        {asOf !== null && ` The library as it was ${dayInWords(asOf)}.`}
        {isPart && (
          <>
            {isPart.inOrder
              ? ` These are the first ${entriesShown}. `
              : ` These are the first ${entriesShown} of the list, put in order among themselves; in print, others stand between them. `}
            <a href={whole('page')} data-soft>
              Show all
            </a>
          </>
        )}
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <div className="grid grid-cols-1 gap-6">
          <StyleForm
            styles={shown.styles}
            locales={shown.locales}
            groups={shown.groups}
            style={style}
            locale={locale}
            group={options.group}
            levels={options.levels}
            asOf={asOf}
            filters={filterParameters}
          />
          <StyleFinder
            {...{ library, withStyle }}
            find={shown.find}
            found={shown.found}
            filters={filterParameters}
            own={shown.own}
            mayAdd={can(viewer, 'style.add')}
            mayRemove={can(viewer, 'style.remove')}
          />
          <DownloadLinks
            library={library}
            printed={isLong ? whole : file}
            isLong={isLong}
            bibliographyQuery={String(printing)}
            filterQuery={filterQuery}
            isPast={asOf !== null}
          />
          <p className="text-ink-soft text-xs print-hidden">
            Styles by the <a href="https://citationstyles.org/">Citation Style Language project</a>,{' '}
            <a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>.
          </p>
        </div>
        <div className={isWaited ? 'max-lg:order-first' : undefined}>
          {body instanceof Problem ? (
            <Notice tone="vein" title="This cannot be printed">
              {body.message}
            </Notice>
          ) : total === 0 ? (
            <EmptyState
              title="No citation matches"
              actions={<LinkButton href={`/${library}/citations`}>Choose citations</LinkButton>}
            >
              The filters in this address leave nothing to print.
            </EmptyState>
          ) : body.shown ? (
            <Entries library={library} shown={body.shown} />
          ) : (
            <WholeBibliography
              library={library}
              form={body.whole}
              standing={body.standing}
              waiting={address}
              back={String(printing)}
              file={file}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
