import { z } from 'zod';
import { isTextKey, label, t } from '../text/text.ts';
import type { Call } from './call.ts';

type Json = Record<string, unknown>;

/** The description of the API, made from the very schemas that check what comes in. */
export function openApi(calls: readonly Call[]): Json {
  return {
    openapi: '3.1.0',
    info: { title: t('api.title'), version: '1', description: t('api.intro') },
    servers: [{ url: '/' }],
    paths: pathsOf(calls),
    components: {
      schemas: { ...schemasOf(calls), Problem: PROBLEM },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t('api.auth') } },
    },
  };
}

/** With the words of the catalogue beside every field. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema: part, path }) => {
      const key = `api.field.${String(path.at(-1))}`;
      if (path.at(-2) === 'properties' && isTextKey(key)) part.description = t(key);
    },
  }) as Json;
  const { $schema, ...rest } = made;
  return rest;
}

const bodyName = (call: Call): string => `${call.name.charAt(0).toUpperCase()}${call.name.slice(1)}Body`;
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const hasFields = (call: Call): boolean => Object.keys(call.body?.shape ?? {}).length > 0;

function schemasOf(calls: readonly Call[]): Json {
  const schemas: Json = {};
  for (const call of calls) {
    if (call.answer) schemas[call.answer.name] = jsonSchema(call.answer.schema, 'output');
    if (hasFields(call)) schemas[bodyName(call)] = bodySchema(call);
  }
  return schemas;
}

/** What is sent: the body's fields, and the file that comes with them. */
export function bodySchema({ body, upload }: Call): Json {
  if (!body) return {};
  const schema = jsonSchema(body, 'input');
  if (!upload) return schema;
  const file = { type: 'string', format: 'binary', description: t('api.field.file') };
  return {
    ...schema,
    properties: { ...(schema['properties'] as Json), file },
    required: [...((schema['required'] as string[] | undefined) ?? []), 'file'],
  };
}

function pathsOf(calls: readonly Call[]): Json {
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    const path = call.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [call.method]: operation(call) };
  }
  return paths;
}

function operation(call: Call): Json {
  const { name, ability, upload } = call;
  const sentAs = upload ? 'multipart/form-data' : 'application/json';
  return {
    operationId: name,
    summary: label('api.call', name),
    ...(ability === 'public' ? { security: [{}, { token: [] }] } : { security: [{ token: [] }] }),
    parameters: [...addressParameters(call), ...queryParameters(call), ...headerParameters(call)],
    ...(hasFields(call)
      ? { requestBody: { required: true, content: { [sentAs]: { schema: ref(bodyName(call)) } } } }
      : {}),
    responses: responses(call),
  };
}

const addressParameters = ({ path }: Call): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: label('api.field', name),
    schema: { type: 'string' },
  }));

function queryParameters({ query }: Call): Json[] {
  if (!query) return [];
  const { properties, required = [] } = jsonSchema(query, 'input') as {
    properties: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema,
  }));
}

const headerParameters = ({ idempotent }: Call): Json[] =>
  idempotent
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: label('api.field', 'idempotencyKey'),
          schema: { type: 'string', minLength: 1, maxLength: 200 },
        },
      ]
    : [];

/** Every status that a call can answer, for the documentation and the description alike. */
export function statusesOf(call: Call): number[] {
  const { path, query, body, idempotent, method } = call;
  return [
    ...(method === 'post' ? [400, 413, 415] : []),
    401,
    403,
    ...(path.includes(':') ? [404] : []),
    ...(method === 'post' ? [409] : []),
    ...(query || body || idempotent ? [422] : []),
    503,
  ].sort((a, b) => a - b);
}

function responses(call: Call): Json {
  const { status = 200, answer, file, pending } = call;
  const content = answer
    ? { 'application/json': { schema: ref(answer.name) } }
    : { [file ?? 'application/json']: { schema: { type: file ? 'string' : 'object' } } };
  const refusals = statusesOf(call).map((code) => [
    code,
    {
      description: label('error.title', String(code)),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  ]);
  return {
    [status]: { description: label('api.call', call.name), content },
    ...(pending ? { 202: { description: t('api.status.202'), content } } : {}),
    ...Object.fromEntries(refusals),
  };
}

const TEXT = { type: 'string' } as const;
const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: TEXT,
    title: TEXT,
    status: { type: 'integer' },
    code: TEXT,
    detail: TEXT,
    reference: TEXT,
    errors: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: TEXT, message: TEXT },
      },
    },
  },
};
