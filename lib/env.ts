import { existsSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';

// The only reader of the environment. `.env.example` says what each variable is for; a test keeps the two equal.

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least, `must be at least ${least}`)
    .refine((value) => value <= most, `must be at most ${most}`);
const webAddress = z
  .url({ protocol: /^https?$/, message: 'must be an address that begins with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''));
const postgresAddress = z.url({
  protocol: /^postgres(ql)?$/,
  hostname: /.*/,
  message: 'must look like postgresql://user:password@host:5432/database',
});

/** Services a record can be looked up in, in the order they are asked unless set otherwise. */
const lookupServices = ['crossref', 'pubmed', 'datacite', 'europepmc', 'openalex', 'openlibrary'] as const;
export type LookupService = (typeof lookupServices)[number];
const serviceNames = z.string().transform((text, context): LookupService[] => {
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
  const known = lookupServices.filter((service) => names.includes(service));
  if (known.length === new Set(names).size) return [...new Set(names)] as LookupService[];
  context.addIssue(`must be none, or a list of ${lookupServices.join(', ')}`);
  return z.NEVER;
});

export const schema = z.object({
  PORT: whole(1, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: webAddress.optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresAddress.optional(),
  DATABASE_REPLICA_URL: postgresAddress.optional(),
  DATABASE_POOL_SIZE: whole(1, 500).default(10),
  CITATIONS_IN_MEMORY: whole(0, 100_000_000).default(3_000_000),
  STATEMENT_TIMEOUT_MS: whole(100, 3_600_000).default(30_000),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  OWNER_EMAIL: z.email('must be an e-mail address').optional(),
  OWNER_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  STARTER_LIBRARY: z.enum(['kratom', 'none'], 'must be kratom or none').default('kratom'),
  MAX_UPLOAD_MB: whole(1, 4096).default(64),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  ORCID_ID: z.string().optional(),
  ORCID_SECRET: z.string().optional(),
  ORCID_URL: webAddress.default('https://orcid.org'),
  LOOKUP_EMAIL: z.email('must be an e-mail address').optional(),
  LOOKUP_ORDER: serviceNames.default([...lookupServices]),
  LOOKUP_TIMEOUT_SECONDS: whole(1, 300).default(20),
  CROSSREF_URL: webAddress.default('https://api.crossref.org'),
  CROSSREF_TOKEN: z.string().optional(),
  DATACITE_URL: webAddress.default('https://api.datacite.org'),
  PUBMED_URL: webAddress.default('https://eutils.ncbi.nlm.nih.gov/entrez/eutils'),
  NCBI_API_KEY: z.string().optional(),
  EUROPEPMC_URL: webAddress.default('https://www.ebi.ac.uk/europepmc/webservices/rest'),
  OPENALEX_URL: webAddress.default('https://api.openalex.org'),
  OPENALEX_API_KEY: z.string().optional(),
  OPENLIBRARY_URL: webAddress.default('https://openlibrary.org'),
  WEBHOOK_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /.*/, message: 'must look like smtp://user:password@host:587' })
    .optional(),
  MAIL_FROM: z.string().includes('@', 'must be an address that mail comes from').optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
});

export type Env = Omit<z.output<typeof schema>, 'BASE_URL'> & { BASE_URL: string };
type Source = Record<string, string | undefined>;

// Set all of a group or none of it.
const groups = [
  ['OWNER_EMAIL', 'OWNER_PASSWORD'],
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['ORCID_ID', 'ORCID_SECRET'],
  ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
];

/** One sentence per fault; none when the environment is right. Values are not repeated: they may be secrets. */
export function describeFaults(source: Source): string[] {
  const set = withoutBlanks(source);
  const wrong = schema.safeParse(set).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) ?? [];
  const halves = groups
    .filter((names) => names.some((name) => set[name]) && !names.every((name) => set[name]))
    .map((names) => `${names.join(' and ')} must be set together; ${names.filter((name) => !set[name])} is missing.`);
  return [...wrong, ...halves];
}

/** Reads the variables of `source`; throws an `OperatorError` with one sentence per fault. */
export function parseEnv(source: Source): Env {
  const faults = describeFaults(source);
  if (faults.length > 0) throw new OperatorError(faults.join('\n'));
  const { BASE_URL, ...rest } = schema.parse(withoutBlanks(source));
  return { ...rest, BASE_URL: BASE_URL ?? `http://${hostInUrl(rest.HOST)}:${rest.PORT}` };
}

let cached: Env | undefined;

/** The environment, read when first asked for, so that a build needs none of it. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Whether Next runs its development server, which needs laxer headers. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}

/** For the doors that start others: what they found out becomes part of the environment. */
export function provideEnv(values: Source): void {
  Object.assign(process.env, values);
  cached = undefined;
}

/** Reads `.env` for what the shell did not set. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
  cached = undefined;
}

/** An empty variable counts as unset: compose files and shells make them easily. */
function withoutBlanks(source: Source): Record<string, string> {
  const known = Object.keys(schema.shape).map((name) => [name, source[name]?.trim()]);
  return Object.fromEntries(known.filter(([, value]) => value));
}

/** A browser cannot open "every interface", and IPv6 stands in brackets. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
