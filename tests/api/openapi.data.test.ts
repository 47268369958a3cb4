import { describe, expect, it } from 'vitest';
import type { Deps } from '../../src/http/deps.ts';
import { siteMap } from '../../src/routes.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();

const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
      );

describe('the description', () => {
  it('holds every call of the site map and resolves in itself', async () => {
    const { status, body } = await world.visitor().get('/api/v1/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    const described = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method} ${path}`),
    );
    const mapped = siteMap({ database: world.database } as unknown as Deps)
      .filter(({ api }) => api)
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(mapped.length).toBeGreaterThan(8);
    expect(described.sort()).toEqual(mapped.sort());
    const refs = refsIn(body);
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce((part: Record<string, never> | undefined, name) => part?.[name], body);
      expect(found, ref).toBeTypeOf('object');
    }
  });

  it('says what a submission holds, as it is checked', async () => {
    const { body } = await world.visitor().get('/api/v1/openapi.json');
    const schema = body.components.schemas.SubmitInitiativeBody;
    expect(schema.required.sort()).toEqual(['authors', 'category', 'title']);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.title).toMatchObject({ type: 'string', maxLength: 300 });
    for (const [name, property] of Object.entries<{ description?: string }>(schema.properties))
      expect(property.description, name).toMatch(/\p{L}/u);
  });

  it('is readable as a page', async () => {
    const page = await world.visitor().get('/api');
    expect(page.status).toBe(200);
    expect(page.text).toContain('POST /api/v1/campaigns/:slug/initiatives');
    expect(page.text).toContain('Idempotency-Key');
  });
});
