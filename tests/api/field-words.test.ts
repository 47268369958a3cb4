import { expect, test } from 'vitest';
import { jsonSchema } from '../../src/api/openapi.ts';
import { progressAnswer, standingsAnswer } from '../../src/api/schemas.ts';
import { label } from '../../src/text/text.ts';

interface Shape {
  readonly description?: string;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}

/** Every field below, with the words beside it. */
function described({ properties = {}, items }: Shape): [string, string | undefined][] {
  const own = Object.entries(properties).flatMap(([name, shape]): [string, string | undefined][] => [
    [name, shape.description],
    ...described(shape),
  ]);
  return items ? [...own, ...described(items)] : own;
}

test.each([
  ['progress', progressAnswer, 21],
  ['standings', standingsAnswer, 10],
])(
  'each figure of %s is described by its own words, though it is a count like the others',
  (_, schema, count) => {
    const fields = described(jsonSchema(schema, 'output') as Shape);
    expect(fields).toHaveLength(count);
    for (const [name, words] of fields) expect(words, name).toBe(label('api.field', name));
  },
);
