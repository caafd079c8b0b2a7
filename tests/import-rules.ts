import type { IFlattenedRuleSet, IForbiddenRuleType } from 'dependency-cruiser';

/** A feature may import those before it, never those after. A new feature takes its place here. */
export const FEATURE_ORDER = [
  'activity',
  'accounts',
  'libraries',
  'vocabulary',
  'evidence',
  'search',
  'collections',
  'retractions',
  'citations',
  'bulk-edits',
  'findings',
  'claims',
  'evidence-map',
  'exchange',
  'searches',
  'lookup',
  'inbox',
  'disagreements',
  'reviews',
  'duplicates',
  'switcher',
];

const DATA_FILES = '^features/[^/]+/(queries|commands|jobs)(/|\\.ts$)';

type Module = NonNullable<IForbiddenRuleType['from']> & Record<string, unknown>;

function never(name: string, comment: string, from: Module, to: Module): IForbiddenRuleType {
  return { name, comment, severity: 'error', from, to } as IForbiddenRuleType;
}

const downwards = [
  never(
    'lib-is-lowest',
    'lib knows nothing above it',
    { path: '^lib/' },
    {
      path: '^(app|worker|cli|features|components|tests|e2e|bench)/',
    },
  ),
  never(
    'components-know-no-domain',
    'components use lib alone',
    { path: '^components/' },
    {
      path: '^(app|worker|cli|features|tests|e2e|bench)/',
    },
  ),
  never(
    'features-know-no-door',
    'features are used by the doors',
    { path: '^features/' },
    {
      path: '^(app|worker|cli|tests|e2e|bench)/',
    },
  ),
  never(
    'doors-are-apart',
    'a door never opens another',
    { path: '^(app|worker|cli)/' },
    {
      path: '^(app|worker|cli|tests|e2e|bench)/',
      pathNot: '^$1/',
    },
  ),
];

const featureOrder = FEATURE_ORDER.slice(0, -1).map((feature, index) =>
  never(
    `${feature}-before-later-features`,
    `order: ${FEATURE_ORDER.join(' ← ')}`,
    { path: `^features/${feature}/` },
    {
      path: `^features/(${FEATURE_ORDER.slice(index + 1).join('|')})/`,
    },
  ),
);

const database = [
  never(
    'few-touch-the-database',
    'only queries, commands and jobs do; the doors may only connect and disconnect',
    { path: '^(app|features|components)/', pathNot: [DATA_FILES, '^app/api/health/route\\.ts$'] },
    {
      path: ['^lib/(database|queue)\\.ts$', '^prisma/generated/', 'node_modules/pg/'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  never(
    'components-never-fetch',
    'a component gets props and actions',
    { path: '^features/[^/]+/components/' },
    { path: DATA_FILES, dependencyTypesNot: ['type-only'] },
  ),
];

const others = [
  never(
    'no-cycle',
    'modules import each other in one direction',
    {},
    {
      circular: true,
      viaOnly: { dependencyTypesNot: ['type-only'] },
    },
  ),
  never('all-resolve', 'every import leads somewhere', { pathNot: '^\\.next/' }, { couldNotResolve: true }),
  never(
    'no-jsx-outside-the-web',
    'Node runs worker and cli as they are, and does not know JSX',
    { path: '^(worker|cli)/' },
    {
      path: '\\.tsx$',
      reachable: true,
    },
  ),
];

export const rules: IFlattenedRuleSet = { forbidden: [...downwards, ...featureOrder, ...database, ...others] };
