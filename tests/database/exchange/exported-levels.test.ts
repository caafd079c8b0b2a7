import { expect, test } from 'vitest';
import { noFilters } from '#features/citations/filters.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import { showBibliography } from '#features/exchange/queries/print-bibliography.ts';
import { transaction } from '#lib/database.ts';
import type { TestLibrary } from '../library.ts';
import { makeVocabulary, tagged } from '../tagged-library.ts';

async function annotations({ viewer }: TestLibrary): Promise<string> {
  const options = { style: 'apa', locale: 'en-US', format: 'html', levels: true, group: '', title: '' };
  return JSON.stringify(await showBibliography(viewer, noFilters, options, 10));
}

test('a suggested level says so in a bibliography, and travels only once a person has judged', async () => {
  const library = await makeVocabulary('design', { 'in-vivo-animal': null });
  const citationId = await tagged(library, [library.ids['in-vivo-animal'] ?? '']);
  await transaction((tx) => refreshSuggestedLevels(tx, library.libraryId, [citationId]));
  const [suggested] = await Array.fromAsync(exportRecords(library.viewer, noFilters));
  expect(suggested).toMatchObject({ levels: [], suggestedLevels: [{ scheme: 'preclinical', code: 'P4' }] });
  expect(await annotations(library)).toContain('P4 (suggested)');

  const level = { scheme: 'preclinical', version: 'speciosa-1', code: 'P4' };
  await judgeLevel(library.curator, { citationId, level });
  const [judged] = await Array.fromAsync(exportRecords(library.viewer, noFilters));
  expect(judged).toMatchObject({ levels: [{ scheme: 'preclinical', code: 'P4' }], suggestedLevels: [] });
  expect(await annotations(library)).not.toContain('suggested');
});
