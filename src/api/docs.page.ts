import { label, t } from '../text/text.ts';
import type { Call } from './call.ts';
import { bodySchema, jsonSchema, statusesOf } from './openapi.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
}

/** The documentation of the API, from the same list of calls that serves it. */
export function docsPage(calls: readonly Call[]) {
  return {
    title: t('api.title'),
    calls: calls.map((call) => ({
      id: call.name,
      heading: `${call.method.toUpperCase()} ${call.path}`,
      summary: label('api.call', call.name),
      who: whoText(call),
      query: call.query ? fieldsOf(jsonSchema(call.query, 'input'), 'input') : [],
      header: call.idempotent ? label('api.field', 'idempotencyKey') : null,
      body: fieldsOf(bodySchema(call), 'input'),
      bodyTitle: t(call.upload ? 'api.bodyMultipart' : 'api.body'),
      answer: call.answer ? fieldsOf(jsonSchema(call.answer.schema, 'output'), 'output') : [],
      statuses: [call.status ?? 200, ...statusesOf(call)].join(', '),
      example: exampleOf(call),
    })),
    errors: STATUSES_SHOWN.map((status) => ({ status, text: label('api.status', String(status)) })),
  };
}

const STATUSES_SHOWN = [400, 401, 403, 404, 409, 413, 415, 422, 503] as const;

const whoText = ({ ability, scope }: Call): string =>
  ability === 'public' ? t('api.open') : t('api.needs', { scope });

interface Shape {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly items?: Shape;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** One row a field; those inside others are named with dots, and [] for lists. */
const fieldsOf = (schema: Shape, io: 'input' | 'output'): Field[] => rowsOf(schema, '', io);

function rowsOf({ properties = {}, required = [] }: Shape, before: string, io: 'input' | 'output'): Field[] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const inner = shape.items ?? shape;
    const own = {
      name: `${before}${name}`,
      type: typeOf(shape),
      required: io === 'input' && required.includes(name),
      text: shape.description ?? '',
    };
    return [own, ...rowsOf(inner, `${own.name}${shape.items ? '[]' : ''}.`, io)];
  });
}

function typeOf({ type, anyOf, format, enum: choices, items }: Shape): string {
  if (anyOf) return anyOf.map(typeOf).join(' | ');
  if (choices) return choices.map((choice) => `"${choice}"`).join(' | ');
  if (items) return `${typeOf(items)}[]`;
  return format ?? String(type ?? '');
}

const EXAMPLE_BODY = {
  title: 'TITLE',
  category: 'CATEGORY_CODE',
  submittedOn: '2022-05-12',
  benefitVnd: 80_000_000,
  authors: [{ name: 'AUTHOR', share: 100 }],
};

/** A line for the shell, with placeholders in capitals. */
function exampleOf(call: Call): string {
  const address = call.path.replace(':slug', 'SLUG').replace(':code', 'CODE').replace(':id', 'ID');
  const query = call.name === 'getStandings' ? '?by=park' : call.query ? '?limit=50' : '';
  const lines = [`curl "https://ADDRESS${address}${query}"`];
  if (call.ability !== 'public') lines.push('-H "Authorization: Bearer TOKEN"');
  if (call.method === 'post') lines.push('-X POST');
  if (call.idempotent) lines.push('-H "Idempotency-Key: KEY"');
  if (call.upload) lines.push('-F "kind=photo"', '-F "file=@FILE"');
  const body = call.name === 'submitInitiative' ? EXAMPLE_BODY : bodyFor(call);
  if (body) lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`);
  return lines.join(' \\\n  ');
}

const bodyFor = ({ body }: Call): object | null =>
  body && 'reason' in body.shape ? { reason: 'REASON' } : null;
