import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '#lib/instance/lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'speciosa-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

function take() {
  const taken = takeLock(path);
  if ('heldBy' in taken) throw new Error(`held by ${taken.heldBy}`);
  return taken.release;
}

describe('takeLock', () => {
  it('is held by one at a time, and can be given back', () => {
    const release = take();
    expect(takeLock(path)).toEqual({ heldBy: process.pid });
    release();
    release();
    expect(readdirSync(folder)).toEqual([]);
    take();
  });

  it.each([
    ['a process that is gone', '4194300 12345'],
    ['another process with the same number', `${process.pid} 1`],
    ['nobody, after a crash while writing', ''],
  ])('is not kept by %s', (_, left) => {
    writeFileSync(path, left);
    take();
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+$`));
  });

  it('leaves the lock to the next holder when given back late', () => {
    const release = take();
    writeFileSync(path, '1 1');
    release();
    expect(readFileSync(path, 'utf8')).toBe('1 1');
  });
});
