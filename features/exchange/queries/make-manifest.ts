import { createHash } from 'node:crypto';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { authorise } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { withoutOptions } from '../export-options.ts';
import { type Manifest, manifestQuery } from '../manifest.ts';
import { filesOfADay } from './files-of-a-day.ts';

/** Makes the file an address with `asOf` gives, and says what it is: filter, instant, number of records, SHA-256, version. */
export async function makeManifest(viewer: LibraryActor, parameters: URLSearchParams): Promise<Manifest> {
  authorise(viewer, 'citation.export');
  const { of } = parseInput(manifestQuery, { of: parameters.get('of') ?? undefined });
  const wanted = parameters.get('asOf');
  if (!wanted) {
    throw invalid('A manifest is of a day.', [{ pointer: '/asOf', detail: 'Give a date, as in 2026-03-31.' }]);
  }
  const asOf = (await settledMoment(wanted)).toISOString();
  const file = await filesOfADay[of](viewer, withoutOptions(parameters, ['of']), asOf);
  const { byteSize, sha256 } = await measured(file.content);
  const { slug: library } = viewer.library;
  const address = `/api/v1/libraries/${library}/${file.path}?${file.options}&${file.filters}`;
  const filter = String(withoutOptions(file.filters, ['asOf']));
  return { library, of, address, filter, asOf, count: file.count, byteSize, sha256, version: packageJson.version };
}

async function measured(content: AsyncIterable<string | Uint8Array>) {
  const hash = createHash('sha256');
  let byteSize = 0;
  for await (const piece of content) {
    hash.update(piece);
    byteSize += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
  }
  return { byteSize, sha256: hash.digest('hex') };
}
