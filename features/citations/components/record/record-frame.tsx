import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Page } from '#components/page.tsx';
import { TabLinks } from '#components/tab-links.tsx';

type Props = {
  library: string;
  id: string;
  citationKey: string;
  current: 'record' | 'history' | 'source';
  children: React.ReactNode;
};

/** What the pages of one citation share: the way back, and its views. */
export function RecordFrame({ library, id, citationKey, current, children }: Props) {
  const here = `/${library}/citations/${id}`;
  const tabs = [
    { name: 'record', href: here, label: 'Record' },
    { name: 'history', href: `${here}/history`, label: 'History' },
    { name: 'source', href: `${here}/source`, label: 'Imported text' },
  ];
  return (
    <Page width="narrow">
      <Breadcrumbs trail={[{ href: `/${library}/citations`, label: 'Citations' }]} current={citationKey} />
      <TabLinks
        label="Views of this citation"
        tabs={tabs.map(({ name, ...tab }) => ({ ...tab, current: name === current }))}
      />
      {children}
    </Page>
  );
}
