import type { z } from 'zod';
import { createImport } from '#features/exchange/commands/upload-import.ts';
import type { Actor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { type Answer, lookUp } from '#lib/lookup/look-up.ts';
import { mostRequests, readRequests } from '#lib/lookup/read-requests.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { finders } from '../ask-services.ts';
import { findKnownAnswers } from '../queries/known-answers.ts';
import { lookUpSchema } from '../schema.ts';
import { keepAnswers } from './keep-answers.ts';

/** How long a person waits for one lookup; what was answered is kept, so that the next goes on from there. */
const patienceMs = 60_000;

const known = { find: findKnownAnswers, keep: keepAnswers };

/**
 * Looks up what was pasted and, when asked to, makes an import run of the records found, so that they go through the same check as a
 * file. The services are asked outside any transaction; the import records the event.
 */
export async function lookUpRecords(
  actor: Actor,
  input: z.input<typeof lookUpSchema>,
  signal?: AbortSignal,
): Promise<{ answers: Answer[]; importId: string | null }> {
  authoriseInLibrary(actor, 'import.create');
  const { text, import: isImported } = parseInput(lookUpSchema, input);
  const requests = readRequests(text);
  if (requests.length === 0) throw fault('Paste at least one DOI, PMID, PMCID, arXiv id, ISBN, address or reference.');
  if (requests.length > mostRequests)
    throw fault(`These are ${requests.length.toLocaleString('en')}; ${mostRequests} can be looked up at a time.`);
  const timeout = AbortSignal.timeout(patienceMs);
  const answers = await lookUp(requests, finders(), {
    known,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  const importId = isImported ? await importFound(actor, answers) : null;
  return { answers, importId };
}

function fault(detail: string) {
  return invalid(detail, [{ pointer: '/text', detail }]);
}

async function importFound(actor: Actor, answers: readonly Answer[]): Promise<string | null> {
  const found = answers.flatMap(({ csl }) => csl ?? []);
  if (found.length === 0) return null;
  const bytes = new Blob([JSON.stringify(found, null, 1)]).stream();
  const misses = answers.flatMap(({ request, reason }) =>
    reason === null ? [] : [{ kind: request.kind, written: request.written, reason }],
  );
  const { id } = await createImport(actor, {
    bytes,
    fileName: `Lookup of ${answers.length} ${answers.length === 1 ? 'identifier' : 'identifiers'}`,
    format: 'csl-json',
    duplicates: null,
    alsoWrite: async (tx, libraryId, runId) => {
      await tx.lookupMiss.createMany({
        data: misses.map((miss, position) => ({ libraryId, runId, position, ...miss })),
      });
    },
  });
  return id;
}
