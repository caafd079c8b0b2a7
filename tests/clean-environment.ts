// What the developer's shell and Vite set must not decide a test.
import { provideEnv, schema } from '#lib/env.ts';

for (const name of Object.keys(schema.shape)) delete process.env[name];
provideEnv({ LOG_LEVEL: 'silent' });
