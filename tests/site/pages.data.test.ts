import { expect, it } from 'vitest';
import { useWorld } from '../support/world.ts';

const world = useWorld();

it('tells everybody what is done with personal data, by the law in force', async () => {
  const { status, text } = await world.visitor().get('/privacy');
  expect(status).toBe(200);
  for (const said of ['91/2025/QH15', '356/2025/NĐ-CP', '2 ngày làm việc', '15 ngày'])
    expect(text).toContain(said);
});

it('guides each role, signed in or not', async () => {
  const visitor = await world.visitor().get('/help');
  const mai = await (await world.as('mai')).get('/help');
  for (const { status, text } of [visitor, mai]) {
    expect(status).toBe(200);
    for (const role of [
      'Người lao động',
      'Đầu mối doanh nghiệp',
      'Cán bộ công đoàn',
      'Ban tổ chức',
      'Kiểm tra',
      'Quản trị',
    ])
      expect(text).toContain(`<h2>${role}`);
    expect(text).toContain('href="/status"');
  }
});
