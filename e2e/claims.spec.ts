import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { expectNoFaults } from './axe.ts';
import { makeLibrary, makePerson, makeToken, type Person, signIn } from './people.ts';
import { as, choose, declareConflicts } from './reviewing.ts';

const paper = {
  type: 'article-journal',
  title: 'Mitragynine at the μ receptor',
  DOI: '10.1234/doubtful.paper',
  issued: { 'date-parts': [[2019]] },
};
const finding = {
  ...{ ligand: 'compound:mitragynine', target: 'target:mor', assay: 'binding', readout: 'radioligand displacement' },
  ...{ parameter: 'Ki', relation: '=', value: '161', unit: 'nM', radioligand: '[3H]DAMGO', direction: 'supports' },
  ...{ quote: 'Ki = 161 nM', locator: 'Table 2, row 3' },
};
const register = (nature: string) =>
  [
    'Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason',
    `1,${paper.title},1/2/2021,10.1234/notice,${paper.DOI},0,${nature},+Fabrication`,
  ].join('\n');

/** A paper and a finding of the curator's that waits for review, made by program. */
async function submitFinding(request: APIRequestContext, curator: Person, library: string): Promise<string> {
  const headers = { authorization: `Bearer ${await makeToken(curator, library, 'write')}` };
  const api = `/api/v1/libraries/${library}`;
  const post = async (path: string, data?: object) => (await request.post(api + path, { headers, data })).json();
  const { id: citationId } = await post('/citations', { csl: paper });
  const { id } = await post('/findings', { ...finding, citationId });
  expect(await post(`/findings/${id}/submit`)).toMatchObject({ status: 'submitted' });
  return id;
}

async function takeInRegister(page: Page, library: string, nature: string): Promise<void> {
  await page.goto(`/${library}/retractions`);
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register(nature)) };
  await page.getByLabel('Retraction Watch CSV').setInputFiles(file);
  await page.getByLabel(/whole register/).press('Space');
  await page.getByRole('button', { name: 'Take in the notices' }).press('Enter');
  // The paper may be listed already, from a register before this one.
  await expect(page.getByText(/\d+ notices new, \d+ changed, \d+ taken away/)).toBeVisible();
  await expect(page.getByText(paper.title).first()).toBeVisible();
}

test('a claim is linked to what was measured, reviewed, signed; a retraction of the paper ripples to all of it', async ({
  browser,
  page,
}) => {
  const library = await makeLibrary();
  const [curator, reviewer, viewer] = await Promise.all(
    ['curator', 'reviewer', 'viewer'].map((role) => makePerson(role, library)),
  );
  if (!curator || !reviewer || !viewer) throw new Error('three people');
  const findingId = await submitFinding(page.request, curator, library);
  const judge = await as(browser, reviewer);
  await declareConflicts(judge);
  await judge.goto(`/${library}/findings/${findingId}`);
  await judge.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
  await expect(judge.getByText('Accepted by Some reviewer')).toBeVisible();

  // By keyboard alone, here and in all that follows.
  await signIn(page, curator);
  await page.goto(`/${library}/claims/new`);
  await page.getByLabel('Statement').press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Mitragynine binds to the μ-opioid receptor.');
  await page.getByLabel('What the literature says').focus();
  await page.keyboard.type('It binds, in one study in cells.');
  await page.getByRole('button', { name: 'Keep the draft' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mitragynine binds to the μ-opioid receptor.');
  await choose(page, 'Finding or citation', 'mitragynine', /161/);
  await page.getByLabel('What it says about the claim').selectOption('supports');
  await page.getByRole('button', { name: 'Link it' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Speak for it' })).toBeVisible();
  await page.getByRole('button', { name: 'Submit for review' }).press('Enter');
  await expect(page.getByText('Waits for someone else')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0);
  await expectNoFaults(page);
  const claim = page.url();

  await judge.goto(claim);
  await judge.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
  await judge.getByLabel(/^Supported/).press('Space');
  await judge.getByLabel('What it rests on').fill('One binding study in cells.');
  await judge.getByRole('button', { name: 'Sign the verdict' }).press('Enter');
  await expect(judge.getByText(/Signed by Some reviewer/)).toBeVisible();
  await expectNoFaults(judge);

  const reader = await as(browser, viewer);
  await reader.goto(claim);
  await expect(reader.getByText('One binding study in cells.')).toBeVisible();
  await expect(reader.locator('#evidence')).toContainText('161 nM');
  await expect(reader.locator('#references')).toContainText(paper.DOI);
  await expectNoFaults(reader);

  await takeInRegister(judge, library, 'Retraction');
  await reader.reload();
  await expect(reader.getByText('It rests on a paper that has been retracted')).toBeVisible();
  await expect(reader.locator('#evidence')).toContainText('Retracted');
  await expectNoFaults(reader);
  await reader.goto(`/${library}/findings/${findingId}`);
  await expect(reader.getByText(/Retracted/i).first()).toBeVisible();
  await expectNoFaults(reader);
  await reader.goto(`/${library}/citations?is=retracted`);
  await expect(reader.locator('[data-item]')).toHaveCount(1);
  const exported = await reader.request.get(`/api/v1/libraries/${library}/export?format=ris`);
  expect(await exported.text()).toContain('RETRACTED 2021-01-02');

  await page.goto(`/${library}/notifications`);
  const news = page.getByRole('region', { name: 'Not seen yet' }).getByRole('listitem').first();
  await expect(news).toContainText(`learnt from Retraction Watch that “${paper.title}” was retracted (2021-01-02)`);
  await expect(news.getByRole('link', { name: 'Mitragynine binds to the μ-opioid receptor.' })).toHaveAttribute(
    'href',
    new URL(claim).pathname,
  );
  await expectNoFaults(page);

  await takeInRegister(judge, library, 'Reinstatement');
  await reader.goto(claim);
  await expect(reader.getByText('It rests on a paper that has been retracted')).toHaveCount(0);
});
