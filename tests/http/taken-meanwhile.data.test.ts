import { describe, expect, it } from 'vitest';
import { createAccount } from '../../src/accounts/create-account.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();

describe('two people who take the same address at once', () => {
  it('get one success and one refusal in words, never a defect', async () => {
    const quang = await world.as('quang');
    const ids = await Promise.all(
      ['mot', 'hai'].map((name) =>
        createAccount(world.system, {
          name: `Người ${name}`,
          email: `${name}@kcn.example`,
          roles: ['staff'],
          organisation: 'CD-KCNCX-HN',
          password: 'cầu Long Biên chiều mưa',
        }),
      ),
    );
    expect(ids.length).toBe(2);
    const rows = await world.database.db
      .selectFrom('account')
      .select(['id', 'email', 'version'])
      .where('email', 'in', ['mot@kcn.example', 'hai@kcn.example'])
      .execute();
    const answers = await Promise.all(
      rows.map(({ id, version }) =>
        quang.post(`/admin/accounts/${id}`, {
          name: 'Cùng một địa chỉ',
          email: 'chung@kcn.example',
          roles: 'staff',
          organisation: 'CD-KCNCX-HN',
          version: String(version),
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(303);
    expect([409, 422]).toContain(statuses[1]);
  });
});
