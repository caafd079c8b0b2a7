import { expect, it } from 'vitest';
import { fileResponse } from '#lib/file-response.ts';

it.each([`a"\r\nx: y.pdf`, 'Müller’s (1).pdf', 'half \ud800.pdf'])(
  'a file named %j is sent under a safe name',
  (name) => {
    const { headers } = fileResponse('x', { name, mediaType: 'application/pdf' });
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.~!%-]+$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  },
);
