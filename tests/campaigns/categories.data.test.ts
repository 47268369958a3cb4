import { describe, expect, it } from 'vitest';
import { submissionFields, useWorld } from '../support/world.ts';
import { eventsOf, fields } from './support.ts';

const world = useWorld();

const typed = (given: Record<string, string> = {}): Record<string, string> => ({
  code: 'logistics',
  name: 'Kho vận, giao nhận',
  field: 'production',
  aliases: 'Kho vận\nLogistics\n  logistics \n\n',
  sortOrder: '75',
  ...given,
});

describe('categories', () => {
  it('are created, offered in the form and counted on the public page', async () => {
    const binh = await world.as('binh');
    const answer = await binh.post('/admin/categories', typed(), { from: '/admin/categories/new' });
    expect(answer.headers['location']).toBe('/admin/categories?notice=category-saved');
    const { aliases } = await world.database.db
      .selectFrom('category')
      .select('aliases')
      .where('code', '=', 'logistics')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(aliases)).toEqual(['Kho vận', 'Logistics']);
    const lan = await world.as('lan');
    expect((await lan.get('/initiatives/new')).text).toContain('Kho vận, giao nhận');
    expect((await lan.post('/initiatives', submissionFields({ category: 'logistics' }))).status).toBe(303);
  });

  it('are edited, which every public page shows at once', async () => {
    const binh = await world.as('binh');
    const before = await world.visitor().get('/campaigns/sang-kien-sang-tao-thu-do');
    expect(before.text).toContain('Kho vận, giao nhận');
    const form = fields((await binh.get('/admin/categories/logistics/edit')).text);
    expect(form['aliases']).toBe('Kho vận\nLogistics');
    expect((await binh.post('/admin/categories/logistics', { ...form, name: 'Hậu cần' })).status).toBe(303);
    const after = await world.visitor().get('/campaigns/sang-kien-sang-tao-thu-do');
    expect(after.text).toContain('Hậu cần');
    const stale = await binh.post('/admin/categories/logistics', { ...form, name: 'Người thứ hai' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="Người thứ hai"');
  });

  it('can be retired and revived, but for the one that imports fall back to', async () => {
    const binh = await world.as('binh');
    const lan = await world.as('lan');
    expect((await binh.post('/admin/categories/logistics/retirement')).status).toBe(303);
    expect((await lan.get('/initiatives/new')).text).not.toContain('Hậu cần');
    expect((await lan.post('/initiatives', submissionFields({ category: 'logistics' }))).status).toBe(422);
    expect((await binh.post('/admin/categories/logistics/retirement/removal')).status).toBe(303);
    expect((await lan.get('/initiatives/new')).text).toContain('Hậu cần');
    expect((await binh.post('/admin/categories/khac/retirement')).status).toBe(409);
    expect((await binh.post('/admin/categories/khong-co/retirement')).status).toBe(404);
    expect(await eventsOf(world, 'logistics')).toEqual([
      'category.created',
      'category.edited',
      'category.retired',
      'category.revived',
    ]);
  });

  it.each([
    ['code', 'Có Dấu'],
    ['code', 'khac'],
    ['code', 'new'],
    ['name', ''],
    ['name', 'x'.repeat(121)],
    ['name', 'moi truong'],
    ['field', 'sport'],
    ['field', ''],
    ['aliases', 'Covid'],
    ['aliases', Array.from({ length: 51 }, (_, n) => `cách ${n}`).join('\n')],
    ['sortOrder', '-1'],
    ['sortOrder', ''],
  ])('name the field %s when it is “%.12s” and keep what was typed', async (field, value) => {
    const binh = await world.as('binh');
    const given = typed({ code: 'moi-khac', name: 'Mới <khác>', aliases: 'Một cách viết', [field]: value });
    const answer = await binh.post('/admin/categories', given);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="#${field}"`);
    if (field !== 'name') expect(answer.text).toContain('value="Mới &lt;khác&gt;"');
  });
});
