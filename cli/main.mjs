// JavaScript, so that Node need not load its reader of TypeScript: what this brings in is in the cache, read and compiled.
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Modules are compiled once, not at every call, which is most of the time of a short one. The cache is the user's own.
enableCompileCache(join(homedir(), '.cache', 'speciosa'));
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
