import { apiRoute } from '#lib/api-route.ts';
import { openApiDocument } from '#lib/openapi.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import packageJson from '../../../../package.json' with { type: 'json' };
import { operations } from '../operations.ts';

const document = openApiDocument(
  {
    title: 'Speciosa',
    version: packageJson.version,
    description: packageJson.description,
    license: { name: packageJson.license, identifier: packageJson.license },
  },
  '/api/v1',
  operations,
);

/** The API in OpenAPI 3.1, for anyone: it says what can be asked, not what is kept. */
export const GET = apiRoute(async () =>
  Response.json(document, { headers: { 'cache-control': 'public, max-age=300' } }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
