// Before the modules of a test file load: a database of its own, copied from the run's template.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { provideEnv } from '#lib/env.ts';
import './clean-environment.ts';
import { databaseUrl, onServer } from './server.ts';

const { url, prefix } = inject('postgres');
const name = `${prefix}_${randomBytes(6).toString('hex')}`;
await onServer(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}`));
provideEnv({ DATABASE_URL: databaseUrl(url, name) });
