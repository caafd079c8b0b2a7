import { globSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { operations } from '#app/api/v1/operations.ts';
import { openApiDocument } from '#lib/openapi.ts';

const info = {
  title: 'Speciosa',
  version: '0',
  description: '',
  license: { name: 'AGPL', identifier: 'AGPL-3.0-or-later' },
};

test('the document is valid OpenAPI 3.1', async () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(info, '/api/v1', operations)));
  const { valid, errors } = await new Validator().validate(document);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('it lists the routes there are, and no others', () => {
  const routes = globSync('app/api/v1/**/route.ts').flatMap((file) => {
    const path = file.replace(/^app\/api\/v1|\/route\.ts$/g, '').replace(/\[(\w+)\]/g, '{$1}');
    const methods = [
      ...readFileSync(file, 'utf8').matchAll(/^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm),
    ];
    return methods.map(([, method]) => `${method} ${path}`);
  });
  expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(routes.sort());
});

test('every operation has an id of its own', () => {
  const { paths } = openApiDocument(info, '/api/v1', operations);
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((operation) => (operation as { operationId: string }).operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
