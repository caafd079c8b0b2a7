// Before the modules of a test file load: a database of its own, copied from the run's template.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseUrl, onServer } from './postgres.ts';

const { url, prefix } = inject('postgres');
const name = `${prefix}_${randomBytes(6).toString('hex')}`;
await onServer(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}`));
process.env.DATABASE_URL = databaseUrl(url, name);
