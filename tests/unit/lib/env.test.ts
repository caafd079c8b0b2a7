import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFaults, parseEnv, schema } from '#lib/env.ts';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, BASE_URL: 'http://127.0.0.1:3000', DATA_DIR: '.data' });
    expect(parseEnv({ PORT: '', HOST: ' ' }).PORT).toBe(3000);
  });

  it('derives an address a browser can open', () => {
    expect(parseEnv({ HOST: '0.0.0.0', PORT: '8080' }).BASE_URL).toBe('http://localhost:8080');
    expect(parseEnv({ HOST: '::1' }).BASE_URL).toBe('http://[::1]:3000');
    expect(parseEnv({ BASE_URL: 'https://a.example/library/' }).BASE_URL).toBe('https://a.example/library');
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number.'],
    [{ PORT: '70000' }, 'PORT must be at most 65535.'],
    [{ MAX_UPLOAD_MB: '0' }, 'MAX_UPLOAD_MB must be at least 1.'],
    [{ BASE_URL: 'library' }, 'BASE_URL must be an address that begins with http:// or https://.'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must look like postgresql://user:password@host:5432/database.'],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters.'],
    [{ STARTER_LIBRARY: 'tea' }, 'STARTER_LIBRARY must be kratom or none.'],
    [{ OWNER_EMAIL: 'a@b.org' }, 'OWNER_EMAIL and OWNER_PASSWORD must be set together; OWNER_PASSWORD is missing.'],
  ])('%o is one sentence', (source, sentence) => {
    expect(describeFaults(source)).toEqual([sentence]);
    expect(() => parseEnv(source)).toThrow(sentence);
  });

  it('never repeats a value, which may be a secret', () => {
    const faults = describeFaults({ DATABASE_URL: 'postgres//hunter2', OWNER_PASSWORD: 'hunter2' });
    expect(faults.length).toBeGreaterThan(1);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('is described whole in .env.example, with its defaults', () => {
    const lines = readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z0-9_]+)=(.*)$/gm);
    const example = new Map(Array.from(lines, ([, name, value]) => [name, value]));
    expect([...example.keys()].sort()).toEqual(Object.keys(schema.shape).sort());
    const { BASE_URL, ...defaults } = parseEnv({});
    for (const [name, value] of Object.entries(defaults))
      if (value !== undefined) expect(example.get(name)).toBe(String(value));
  });
});
