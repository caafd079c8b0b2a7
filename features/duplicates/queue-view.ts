import type { DuplicateQuery, DuplicateStatus } from './schema.ts';
import { duplicateQuery } from './schema.ts';

type Counts = { same: number; candidate: number; versions: number; decided: Record<DuplicateStatus, number> };

type View = {
  name: string;
  label: string;
  parameters: Partial<DuplicateQuery>;
  empty: { title: string; text: string };
};

const views: View[] = [
  {
    ...{ name: 'same', label: 'Surely one', parameters: { verdict: 'same' } },
    empty: { title: 'No sure duplicates', text: 'No two citations agree beyond doubt.' },
  },
  {
    ...{ name: 'candidate', label: 'Possibly one', parameters: { verdict: 'candidate' } },
    empty: { title: 'Nothing to look at', text: 'Pairs that are alike, but for something, wait here for a person.' },
  },
  {
    ...{ name: 'versions', label: 'Versions', parameters: { verdict: 'versions' } },
    empty: {
      title: 'No versions wait',
      text: 'Preprints with their articles, articles with their corrections: both stay, as reports of one study.',
    },
  },
  {
    ...{ name: 'merged', label: 'Merged', parameters: { status: 'merged' } },
    empty: { title: 'Nothing is merged yet', text: 'Merges are listed here, where they can be undone.' },
  },
  {
    ...{ name: 'rejected', label: 'Two works', parameters: { status: 'rejected' } },
    empty: {
      title: 'None',
      text: 'Pairs somebody said are two works are listed here; no search brings them up again.',
    },
  },
  {
    ...{ name: 'linked', label: 'Of one study', parameters: { status: 'versions' } },
    empty: { title: 'None', text: 'Pairs that report one study are listed here.' },
  },
];

export type QueueView = View & { query: DuplicateQuery; address: string };

type Parameters = Record<string, string | string[] | undefined>;

/** What the page shows: as its address says, or else the first view with something in it. */
export function queueView(asked: Parameters, counts: Counts): QueueView {
  const named = views.find(({ parameters }) =>
    parameters.status ? asked.status === parameters.status : !asked.status && asked.verdict === parameters.verdict,
  );
  const view = named ?? views.find(({ name }) => countOf(name, counts) > 0) ?? views[0];
  if (!view) throw new Error('there is no view');
  const cursor = duplicateQuery.shape.cursor.safeParse(asked.cursor);
  const query = duplicateQuery.parse({ ...view.parameters, cursor: cursor.success ? cursor.data : undefined });
  return { ...view, query, address: addressOf(view) };
}

export function queueTabs(here: string, current: QueueView, counts: Counts) {
  return views.map((view) => ({
    href: here + addressOf(view),
    label: view.label,
    count: countOf(view.name, counts),
    current: view.name === current.name,
  }));
}

function addressOf({ parameters }: View): string {
  return `?${new URLSearchParams(parameters as Record<string, string>)}`;
}

function countOf(name: string, { decided, ...open }: Counts): number {
  if (name === 'linked') return decided.versions;
  if (name === 'merged' || name === 'rejected') return decided[name];
  return open[name as keyof typeof open] ?? 0;
}
