import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provideEnv } from '#lib/env.ts';
import { receiveForm } from '#lib/received-form.ts';

const megabyte = 1024 * 1024;
let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'speciosa-form-'));
  provideEnv({ DATA_DIR: dataDir });
});
afterAll(() => rmSync(dataDir, { recursive: true }));
const kept = () => readdirSync(join(dataDir, 'files', 'incoming'));

function posted(entries: [string, string | File][]): Request {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return new Request('http://speciosa.test/kratom/import/upload', { method: 'POST', body: data });
}

test('fields and files come as they were sent, in any order, and nothing stays on the disk', async () => {
  const bytes = new Uint8Array(3 * megabyte).map((_, index) => index % 251);
  const request = posted([
    ['file', new File([bytes], 'Größe.ris', { type: 'text/plain' })],
    ['empty', new File([], '')],
    ['format', 'ris'],
    ['text', 'µ-opioid\r\n'],
  ]);
  const seen = await receiveForm(request, { limitBytes: 4 * megabyte }, async (data) => {
    const file = data.get('file') as File;
    expect(kept()).toHaveLength(1);
    return { ...file, name: file.name, type: file.type, bytes: await file.bytes(), fields: [...data.keys()], data };
  });
  expect([seen.name, seen.type]).toEqual(['Größe.ris', 'text/plain']);
  expect(Buffer.compare(seen.bytes, bytes)).toBe(0);
  expect(seen.fields).toEqual(['file', 'empty', 'format', 'text']);
  expect([seen.data.get('format'), seen.data.get('text')]).toEqual(['ris', 'µ-opioid\r\n']);
  expect((seen.data.get('empty') as File).size).toBe(0);
  expect(kept()).toEqual([]);
});

test.each([
  ['a file', (text: string) => new File([text], 'long.ris')],
  ['a text', (text: string) => text],
])('%s of just the limit is taken, one byte more is not', async (_what, of) => {
  const size = async (length: number) =>
    receiveForm(posted([['file', of('x'.repeat(length))]]), { limitBytes: megabyte }, async (data) => {
      const value = data.get('file');
      return typeof value === 'string' ? value.length : value?.size;
    });
  expect(await size(megabyte)).toBe(megabyte);
  await expect(size(megabyte + 1)).rejects.toMatchObject({
    kind: 'too-large',
    message: 'Files may have 1 MB at most.',
  });
  expect(kept()).toEqual([]);
});

test('what is no form, and a form that breaks off, are refused', async () => {
  const never = async () => expect.unreachable();
  const json = new Request('http://speciosa.test/', { method: 'POST', body: '{}' });
  await expect(receiveForm(json, { limitBytes: megabyte }, never)).rejects.toMatchObject({ kind: 'unsupported-media' });
  const start = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.ris"\r\n\r\nTY  - JOUR';
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const cut = new Request('http://speciosa.test/', { method: 'POST', headers, body: start });
  await expect(receiveForm(cut, { limitBytes: megabyte }, never)).rejects.toMatchObject({ kind: 'invalid' });
  const broken = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(start));
      controller.error(new Error('the line is gone'));
    },
  });
  const init = { method: 'POST', headers, body: broken, duplex: 'half' };
  await expect(
    receiveForm(new Request('http://speciosa.test/', init), { limitBytes: megabyte }, never),
  ).rejects.toThrow('The form did not arrive whole');
  expect(kept()).toEqual([]);
});
