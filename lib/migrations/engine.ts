import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { MigrationPg } from './migration-adapter.ts';

// Prisma's own schema engine, compiled to WebAssembly: unlike its command line's, it comes with `npm ci`
// and needs no download. The package's entry is made for bundlers, hence the wiring by hand.
const GLUE = '@prisma/schema-engine-wasm/schema_engine_bg';
const bindings = glue as typeof glue & {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let wired: Promise<void> | undefined;

async function wire(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve(GLUE));
  const program = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(program, { './schema_engine_bg.js': imports() });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  // The engine says why it panicked only here, and then throws a bare `unreachable`.
  const registry = { set_message: (text: string) => process.stderr.write(`${text}\n`) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
}

/** The engine leaves a timer of ten seconds behind, which must not keep the process from ending. */
function imports(): WebAssembly.ModuleImports {
  const setTimer = (callback: () => void, delay: number) => setTimeout(callback, delay).unref();
  const entries = Object.entries({ ...glue }) as [string, WebAssembly.ImportValue][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name.startsWith('__wbg_setTimeout') ? setTimer : value]),
  );
}

/** Runs `work` with the schema engine on the database at `url`, with the schema files ([path, content]) it needs. */
export async function withEngine<T>(
  url: string,
  datamodels: [string, string][] | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  wired ??= wire();
  await wired;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationPg(pool));
  try {
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
    return await work(engine).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}
