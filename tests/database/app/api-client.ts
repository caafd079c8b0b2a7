import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { operations } from '#app/api/v1/operations.ts';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { type Operation, openApiDocument } from '#lib/openapi.ts';
import type { Scope } from '#lib/permissions.ts';
import type { TestLibrary } from '../library.ts';

type Sent = { body?: unknown; ifMatch?: string; headers?: Record<string, string> };
type Answer = { operation: string; status: number; headers: Headers; body: unknown };
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Described = { responses: Record<string, { content?: Record<string, { schema: object }> }> };

export const nameOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`;

const info = { title: '', version: '', description: '', license: { name: '', identifier: '' } };
const document = openApiDocument(info, '/api/v1', operations);
const schemas = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

/** Asks the routes themselves, with a token, as the server would. Every answer is held to the OpenAPI document. */
export async function apiClient(library: TestLibrary, scope: Scope = 'admin') {
  const { slug } = library.owner.library;
  const { token } = await createToken(library.owner, { name: 'script', scope, library: null });
  return {
    slug,
    send: (method: string, path: string, sent: Sent = {}, here = slug) =>
      send(method, `/libraries/${here}${path}`, { authorization: `Bearer ${token}`, ...sent.headers }, sent),
  };
}

async function send(method: string, path: string, given: Record<string, string>, sent: Sent): Promise<Answer> {
  const url = new URL(`http://speciosa.test/api/v1${path}`);
  const { operation, params } = findOperation(method, path.split('?')[0] ?? '');
  const headers = { ...given, ...(sent.ifMatch !== undefined && { 'if-match': sent.ifMatch }) };
  const body = typeof sent.body === 'string' || sent.body === undefined ? sent.body : JSON.stringify(sent.body);
  const request = new Request(url, { method, headers, ...(body !== undefined && { body }) });
  const folder = operation.path.replaceAll('{', '[').replaceAll('}', ']');
  const file = resolve(`app/api/v1${folder}/route.ts`);
  const route: Record<string, Handler | undefined> = await import(file);
  const response = await route[method]?.(request, { params: Promise.resolve(params) });
  if (!response) throw new Error(`${nameOf(operation)} has no handler`);
  return checked(operation, response);
}

function findOperation(method: string, path: string) {
  for (const operation of operations) {
    const pattern = operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const groups = new RegExp(`^${pattern}$`).exec(path)?.groups;
    if (operation.method === method.toLowerCase() && groups) return { operation, params: { ...groups } };
  }
  throw new Error(`no operation ${method} ${path}`);
}

async function checked(operation: Operation, response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json/.test(headers.get('content-type') ?? '');
  const body: unknown = isJson ? JSON.parse(text) : text;
  const described = document.paths[operation.path]?.[operation.method] as Described | undefined;
  const responses = described?.responses ?? {};
  if (status < 400 && !responses[status]) throw new Error(`${nameOf(operation)}: ${status} is not in the document`);
  const { content } = responses[status] ?? responses.default ?? {};
  const schema = status < 400 ? content?.['application/json']?.schema : document.components.schemas.Problem;
  if (schema && !schemas.validate(schema, body)) {
    throw new Error(`${nameOf(operation)} ${status}: ${schemas.errorsText()} in ${text.slice(0, 2000)}`);
  }
  return { operation: nameOf(operation), status, headers, body };
}
