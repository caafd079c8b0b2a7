import { filtersToSearchParams } from '#features/citations/filters.ts';
import { readFilters } from '#features/citations/queries/read-filters.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { bibliographyFormats } from '#lib/bibliography/render.ts';
import { Problem } from '#lib/problem.ts';
import { plainGroups } from '../bibliography-groups.ts';
import { bibliographyParameters, bibliographyQuery } from '../bibliography-options.ts';
import { withoutOptions } from '../export-options.ts';
import { countMatching } from './export-records.ts';
import { listLibraryStyles } from './library-styles.ts';
import { showBibliography } from './print-bibliography.ts';
import { foundStyles, localeChoices, styleChoices } from './style-choices.ts';
import { type WholeForm, watchBibliography } from './whole-bibliography.ts';

/** Entries a page shows at once; the whole is shown when asked for. */
export const entriesShown = 100;
/** From so many on a bibliography takes long enough to show how far it is. */
const longFrom = 500;

const wholeForms: readonly string[] = ['page', ...bibliographyFormats] satisfies WholeForm[];

type Parameters = Record<string, string | string[] | undefined>;

/** All that the bibliography page shows, of an address whose wrong parts are left aside. */
export async function findBibliographyPage(viewer: LibraryActor, parameters: Parameters) {
  const all = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => [name, each] as [string, string]),
    ),
  );
  const parsed = bibliographyQuery.safeParse(
    Object.fromEntries(bibliographyParameters.flatMap((name) => (all.get(name) ? [[name, all.get(name)]] : []))),
  );
  const options = parsed.success ? parsed.data : bibliographyQuery.parse({});
  const { filters } = await readFilters(viewer, withoutOptions(all, [...bibliographyParameters, 'find', 'whole']));
  const filterParameters = filtersToSearchParams({ ...filters, cursor: null });
  const find = all.get('find') ?? '';
  const whole = wholeForms.includes(all.get('whole') ?? '') ? (all.get('whole') as WholeForm) : null;
  const [own, vocabulary] = await Promise.all([listLibraryStyles(viewer), loadVocabulary(viewer)]);
  const [total, body, styles, locales, found] = await Promise.all([
    countMatching(viewer, filters),
    orProblem(async () =>
      whole
        ? { whole, standing: await watchBibliography(viewer, filters, options, { form: whole, address: String(all) }) }
        : { whole, shown: await showBibliography(viewer, filters, options, entriesShown) },
    ),
    styleChoices(viewer, own, options.style),
    localeChoices(),
    foundStyles(find),
  ]);
  return {
    options,
    asOf: filters.asOf,
    filterParameters,
    find,
    /** The query of this page as it stands. */
    address: String(all),
    total,
    isLong: total > longFrom,
    body,
    styles,
    locales,
    groups: [
      { value: '', label: 'No headings' },
      ...Object.entries(plainGroups).map(([value, label]) => ({ value, label })),
      ...vocabulary.facets.map(({ slug, name }) => ({ value: slug, label: name })),
    ],
    own,
    found,
  };
}

// A style that does not exist or renders nothing is said in the page, which stays.
async function orProblem<Shown>(show: () => Promise<Shown>): Promise<Shown | Problem> {
  try {
    return await show();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
