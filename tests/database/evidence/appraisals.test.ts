import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appraisalFromForm } from '#features/evidence/appraisal.ts';
import { acceptAppraisal, makeAppraisal } from '#features/evidence/commands/write-appraisals.ts';
import { appraisalsOf } from '#features/evidence/queries.ts';
import { syrcleItems } from '#features/evidence/syrcle.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
let citationId: string;
beforeAll(async () => {
  library = await makeFindingLibrary();
  citationId = library.citationId;
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const answers = {
  ...{ '1.1': 'Y', '1.2': 'Y', '1.3': 'N', '2.1': 'N', '2.2': 'N', '2.6': 'Y' },
  ...{
    '3.1': 'N',
    '3.2': 'N',
    '3.3': 'Y',
    '3.4': 'N',
    '4.1': 'N',
    '4.2': 'N',
    '4.3': 'N',
    '5.1': 'Y',
    '5.2': 'N',
    '5.3': 'N',
  },
};
const rob2 = { tool: 'rob2', result: 'Pain tolerance at 1 h', effect: 'assignment', answers };
const list = () => appraisalsOf(library.libraryId, citationId);

describe('an appraisal', () => {
  it('keeps what was suggested beside what is held, and wants a reason for another judgement', async () => {
    const silent = { ...rob2, judgements: { overall: { judgement: 'high' } } };
    await expect(makeAppraisal(library.curator, citationId, silent)).rejects.toMatchObject({
      errors: [{ pointer: '/judgements/overall/reason' }],
    });
    const judgements = { overall: { judgement: 'high', reason: 'A third dropped out of one arm.' } };
    await makeAppraisal(library.curator, citationId, { ...rob2, judgements });
    expect(await list()).toMatchObject([
      {
        ...{ tool: 'rob2', effect: 'assignment', acceptedBy: null },
        judgements: {
          D1: { suggested: 'low', judgement: 'low' },
          D3: { suggested: 'some-concerns', judgement: 'some-concerns' },
          overall: { suggested: 'some-concerns', judgement: 'high', reason: 'A third dropped out of one arm.' },
        },
      },
    ]);
  });

  it('is accepted by someone else, and once made anew waits again', async () => {
    const [made] = await list();
    const id = made?.id ?? '';
    await expect(acceptAppraisal(library.curator, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await acceptAppraisal(library.reviewer, id);
    await expect(acceptAppraisal(library.reviewer, id)).rejects.toMatchObject({ kind: 'conflict' });
    await makeAppraisal(library.reviewer, citationId, rob2);
    expect(await list()).toMatchObject([{ id, acceptedBy: null, author: { name: 'Test reviewer' } }]);
    await expect(acceptAppraisal(library.reviewer, id)).rejects.toMatchObject({ kind: 'forbidden' });
    const verbs = await database().event.findMany({
      where: { libraryId: library.libraryId, verb: { startsWith: 'appraisal.' } },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(['appraisal.made', 'appraisal.accepted', 'appraisal.made']);
  });

  it('with SYRCLE has ten answers and no sum', async () => {
    const ten = Object.fromEntries(syrcleItems.map(({ number }) => [number, 'unclear']));
    await expect(makeAppraisal(library.curator, citationId, { tool: 'syrcle', answers: {} })).rejects.toMatchObject({
      errors: { length: 10 },
    });
    await makeAppraisal(library.curator, citationId, {
      tool: 'syrcle',
      answers: { ...ten, 1: 'no' },
      notes: { 1: 'By cage.' },
    });
    const made = await database().appraisal.findFirst({ where: { libraryId: library.libraryId, tool: 'syrcle' } });
    expect(made).toMatchObject({ overall: null, judgements: {}, notes: { 1: 'By cage.' } });
  });

  it('is read from its form', () => {
    const data = new FormData();
    const fields = {
      tool: 'rob2',
      effect: 'adhering',
      result: 'Pain',
      'a-1.1': 'Y',
      'a-1.2': '',
      'j-D1': 'high',
      'r-D1': 'Why',
      'n-D2': 'Open.',
    };
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    expect(appraisalFromForm(data)).toEqual({
      ...{ tool: 'rob2', result: 'Pain', effect: 'adhering', answers: { '1.1': 'Y' }, notes: { D2: 'Open.' } },
      judgements: { D1: { judgement: 'high', reason: 'Why' } },
    });
  });
});
