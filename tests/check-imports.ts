// npm run check: the one-way rule, the closed list of file names, and who reads the environment.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { FEATURE_ORDER, rules } from './import-rules.ts';

const FOLDERS = ['app', 'worker', 'cli', 'features', 'components', 'lib'];
const VAGUE = /(^|\/)(utils?|helpers?|common|misc|types|constants|services?|managers?|repository|index)(\/|\.tsx?$)/;
// What is to be read before settings are, or is none.
const READS_ENVIRONMENT = new Set(['lib/env.ts', 'cli/prepare.mjs', 'cli/caller.ts']);

const faults = [...(await importFaults()), ...nameFaults(), ...environmentFaults(), ...featureFaults()];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

async function importFaults(): Promise<string[]> {
  const tsConfig = extractTSConfig('tsconfig.json');
  const options = {
    ruleSet: rules,
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  };
  const { output } = await cruise([...FOLDERS, 'proxy.ts'].filter(existsSync), options, undefined, { tsConfig });
  const { summary, modules } = output as ICruiseResult;
  const own = modules.filter(({ source }) => !source.includes('node_modules')).length;
  process.stdout.write(`${own} modules, ${summary.totalDependenciesCruised} imports\n`);
  if (own === 0 || summary.totalDependenciesCruised === 0)
    return ['No module was looked at: the check itself is broken.'];
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

function sources(): string[] {
  return globSync(FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`));
}

function nameFaults(): string[] {
  return sources()
    .filter((path) => VAGUE.test(path))
    .map((path) => `vague name: ${path}; name it for the one idea it holds`);
}

function environmentFaults(): string[] {
  return sources()
    .filter((path) => !READS_ENVIRONMENT.has(path) && /process\.env|import\.meta\.env/.test(readFileSync(path, 'utf8')))
    .map((path) => `environment: ${path} reads it; only lib/env.ts does`);
}

function featureFaults(): string[] {
  return readdirSync('features')
    .filter((name) => !FEATURE_ORDER.includes(name))
    .map((name) => `feature order: ${name} has no place in tests/import-rules.ts`);
}
