import { z } from 'zod';

type Method = 'get' | 'post' | 'patch' | 'delete';
type Answer = { description: string; schema?: z.ZodType; mediaType?: string };

/** One thing the API does: what its route is made of, from the schemas the route itself uses. */
export type Operation = {
  method: Method;
  /** As in the address, parameters in braces: `/libraries/{library}/citations`. */
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType | 'file';
  /** Takes If-Match and answers with an ETag. */
  versioned?: boolean;
  answers: Record<number, Answer>;
};

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .describe('RFC 9457; a kind of problem may add members of its own, such as `current`');

type Info = { title: string; version: string; description: string; license: { name: string; identifier: string } };

/** An OpenAPI 3.1 document of operations; their Zod schemas become JSON Schema 2020-12. */
export function openApiDocument(info: Info, server: string, operations: readonly Operation[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: server }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
      schemas: { Problem: jsonSchema(problem, 'output') },
    },
  };
}

function operationObject({ method, path, summary, query, body, versioned, answers }: Operation) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const ifMatch = versioned &&
    method !== 'get' && { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  return {
    operationId: `${method}${path.replace(/[^A-Za-z]+(\w)/g, (_all, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    summary,
    parameters: [...inPath, ...(ifMatch ? [ifMatch] : []), ...queryParameters(query)],
    ...(body && { requestBody: { required: true, content: requestContent(body) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, response(answer)])),
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function queryParameters(query: z.ZodObject | undefined) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema as z.ZodType, 'input'),
  }));
}

function requestContent(body: z.ZodType | 'file') {
  if (body === 'file') return { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: jsonSchema(body, 'input') } };
}

function response({ description, schema, mediaType = 'application/json' }: Answer) {
  if (!schema && mediaType === 'application/json') return { description };
  return { description, content: { [mediaType]: { schema: schema ? jsonSchema(schema, 'output') : {} } } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}
