import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';

// Each starts a process.
vi.setConfig({ testTimeout: 60_000 });

const ris = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `TY  - BOOK\nAU  - Smith, Ann\nTI  - Work ${at}\nPY  - ${1990 + (at % 30)}\nER  - \n\n`,
  ).join('');

type Done = { code: number | null; out: string; err: string };

/** Runs the command line, gives it `input`, and, like `head`, reads no more than `most` pieces. */
async function cli(
  words: string[],
  input: string | Uint8Array = '',
  most = Number.POSITIVE_INFINITY,
  place: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Done> {
  const child = spawn(process.execPath, [resolve('cli/main.mjs'), ...words], place);
  child.stdin.on('error', () => undefined).end(input);
  let [out, err, pieces] = ['', '', 0];
  child.stdout.on('data', (piece) => {
    out += piece.toString('latin1');
    if (++pieces >= most) child.stdout.destroy();
  });
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, err };
}

describe('convert', () => {
  it('reads standard input, and tells problems as JSON, one a line, on standard error', async () => {
    const { code, out, err } = await cli(
      ['convert', '-', '--to', 'bibtex', '--problems', 'json'],
      `${ris(2)}TY  - BOOK\nTI  - End`,
    );
    expect(code).toBe(0);
    expect(out.match(/^@book/gm)).toHaveLength(3);
    const problems = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(problems).toMatchObject([{ severity: 'warning', line: 13, index: 2 }]);
  });

  it('takes no offence at a reader that has seen enough', async () => {
    const { code, err } = await cli(['convert', '-', '--to', 'csl-json'], ris(20_000), 1);
    expect([code, err]).toEqual([0, '']);
  });

  it('finds files where its caller stands, also through npm, and its styles with itself', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'speciosa-cli-'));
    try {
      await writeFile(join(cwd, 'one.ris'), ris(1));
      const { INIT_CWD: _, ...env } = process.env;
      const elsewhere = { cwd, env };
      expect(await cli(['convert', 'one.ris', '--to', 'ris'], '', 9, elsewhere)).toMatchObject({ code: 0, err: '' });
      const printed = await cli(['format', 'one.ris', '--style', 'apa'], '', 9, elsewhere);
      expect(printed).toMatchObject({ code: 0, out: expect.stringContaining('Smith, A. (1990)') });
      const byNpm = { env: { ...env, INIT_CWD: cwd } };
      expect(await cli(['convert', 'one.ris', '--to', 'ris'], '', 9, byNpm)).toMatchObject({ code: 0, err: '' });
    } finally {
      await rm(cwd, { recursive: true });
    }
  });

  it('reads the encoding it is told, and says what is no text', async () => {
    const gbk = new Uint8Array([...new TextEncoder().encode('TY  - BOOK\nTI  - '), 0xd6, 0xd0, 0x0a]);
    const { out } = await cli(['convert', '-', '--to', 'ris', '--encoding', 'gbk'], gbk);
    expect(Buffer.from(out, 'latin1').toString()).toContain('TI  - 中');
    expect(await cli(['convert', '-', '--to', 'ris', '--encoding', 'nil'])).toMatchObject({ code: 2 });
    const packed = await cli(['convert', '-', '--to', 'ris'], gzipSync(ris(1)));
    expect(packed).toMatchObject({ code: 1, err: expect.stringContaining('unpack it first') });
  });

  it.each([
    [['convert', '/no/such/file', '--to', 'ris'], 1, 'There is no file /no/such/file.'],
    [['convert', '-', '--to', 'ris'], 1, 'There is nothing in it.'],
    [['convert', '-', '--to', 'word'], 2, 'Allowed choices are bibtex'],
    [['convert', '-'], 2, "required option '--to <format>'"],
  ])('%j ends with %i', async (words, code, message) => {
    const done = await cli(words);
    expect(done).toMatchObject({ code, out: '' });
    expect(done.err).toContain(message);
  });
});

describe('format', () => {
  it.each([
    ['html', '<!doctype html>'],
    ['text', 'Bibliography\n\nSmith, A. (1990). Work 0.'],
    ['markdown', '# Bibliography\n\nSmith, A. (1990). *Work 0*.'],
    ['rtf', '{\\rtf1'],
    ['docx', 'PK'],
  ])('prints %s', async (to, start) => {
    const { code, out, err } = await cli(['format', '-', '--style', 'apa', '--to', to], ris(2));
    expect([code, err, out.slice(0, start.length)]).toEqual([0, '', start]);
  });

  it.each([
    [['format', '-', '--style', 'vancuver'], 1, 'Did you mean vancouver?'],
    [['format', '-', '--style', 'apa', '--locale', 'xx'], 1, 'There is no locale "xx".'],
    [['format', '-', '--style', 'missing.csl'], 1, 'There is no file missing.csl.'],
    [['format', '-', '--style', 'apa', '--to', 'pdf'], 2, 'Allowed choices are html'],
    [['format', '-'], 2, "required option '--style <style>'"],
  ])('%j ends with %i', async (words, code, message) => {
    const done = await cli(words, ris(1));
    expect(done).toMatchObject({ code, out: '' });
    expect(done.err).toContain(message);
  });
});
