import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { OperatorError, sentenceOf } from '#lib/operator-error.ts';

/** Makes sure DATA_DIR is there and may be written; gives its whole path. */
export function ensureDataFolder(dataDir: string): string {
  const path = resolve(dataDir);
  try {
    // Others may pass through, for the database's account, but not look around.
    mkdirSync(path, { recursive: true, mode: 0o711 });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new OperatorError(`DATA_DIR ${path} cannot be written (${sentenceOf(error)}).`);
  }
  return path;
}
