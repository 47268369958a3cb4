import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEvidence } from '../../../src/initiatives/evidence/add-evidence.ts';
import { sentFile } from '../../../src/initiatives/evidence/sent-file.ts';
import { type Person, useWorld } from '../../support/world.ts';
import { browserOf, eventsOf, rowOf, setClosed, statusOf, submitted } from '../acting.ts';
import { added, errorsIn, fillQuota, removeEvidence, rowsOf, sendEvidence } from './adding.ts';
import { jpeg, pdf } from './files.ts';

const world = useWorld();

const stored = (): string[] => {
  const folder = join(world.folder, 'attachments');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const namedFiles = async (): Promise<string[]> => {
  const rows = await world.database.db
    .selectFrom('attachment')
    .selectAll()
    .where('removed_at', 'is', null)
    .execute();
  return rows
    .map(({ stored_name }) => stored_name)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .sort();
};
const act = async (person: Person, code: string, act: string, fields: Record<string, string> = {}) =>
  (await (await browserOf(world, person)).post(`/initiatives/${code}/${act}`, fields)).status;

describe('a file on an item', () => {
  it('is kept, shown with who and when, downloaded, and stands in history and log', async () => {
    const code = await submitted(world, 'lan');
    const bytes = jpeg();
    const row = await added(world, 'lan', code, {
      name: 'Đồ gá mới.JPG',
      bytes,
      fields: { kind: 'photo', note: 'sau khi <b>cải tiến</b>' },
    });
    expect(row).toMatchObject({
      owner_type: 'initiative',
      file_name: 'Đồ gá mới.jpg',
      media_type: 'image/jpeg',
      size: bytes.length,
      kind: 'photo',
      note: 'sau khi <b>cải tiến</b>',
      removed_at: null,
    });
    expect(stored()).toEqual(await namedFiles());
    const staff = await browserOf(world, 'mai');
    const { text } = await staff.get(`/initiatives/${code}`);
    for (const words of [
      'Đồ gá mới.jpg',
      'Ảnh',
      'sau khi &lt;b&gt;cải tiến&lt;/b&gt;',
      'Nguyễn Thị Lan, 09:00, 12/05/2022',
      'Thêm minh chứng: Đồ gá mới.jpg',
    ])
      expect(text).toContain(words);
    const file = await staff.get(`/initiatives/${code}/evidence/${row.id}`).buffer(true);
    expect(file.status).toBe(200);
    expect(Buffer.compare(file.body, bytes)).toBe(0);
    expect(await eventsOf(world, code)).toEqual(['initiative.submitted', 'initiative.evidence_added']);
  });

  it('is sent for saving only, by what it is and not by what it was called', async () => {
    const code = await submitted(world, 'lan');
    const row = await added(world, 'lan', code, { name: 'trang "web".html', bytes: jpeg() });
    const browser = await browserOf(world, 'lan');
    const { status, headers } = await browser
      .get(`/initiatives/${code}/evidence/${row.id}`)
      .set('range', 'bytes=0-3');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'none',
      'content-length': String(jpeg().length),
    });
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(headers['content-disposition']).toBe('attachment; filename="trang -web-.html.jpg"');
    expect(headers).not.toHaveProperty('etag');
  });

  it('keeps the letters of its name on the way out', async () => {
    const code = await submitted(world, 'lan');
    const row = await added(world, 'lan', code, { name: 'Quyết định số 12.pdf' });
    const { headers } = await (await browserOf(world, 'lan')).get(`/initiatives/${code}/evidence/${row.id}`);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Quy?t ??nh s? 12.pdf"; filename*=UTF-8''${encodeURIComponent('Quyết định số 12.pdf')}`,
    );
  });

  it('goes when it is removed, and leaves a trace', async () => {
    const code = await submitted(world, 'lan');
    const row = await added(world, 'lan', code);
    const browser = await browserOf(world, 'lan');
    const page = await browser.get(`/initiatives/${code}`);
    expect(page.text).toContain(`action="/initiatives/${code}/evidence/${row.id}/removal"`);
    expect((await removeEvidence(world, 'lan', code, row.id)).status).toBe(303);
    expect(stored()).not.toContain(row.stored_name);
    expect((await browser.get(`/initiatives/${code}/evidence/${row.id}`)).status).toBe(404);
    const [trace] = await rowsOf(world, code);
    expect(trace).toMatchObject({
      file_name: row.file_name,
      size: row.size,
      sha256: row.sha256,
      removed_at: world.system.now.toISOString(),
      removed_by: row.added_by,
    });
    const { text } = await browser.get(`/initiatives/${code}`);
    expect(text).toContain('Xóa minh chứng: quyet-dinh.pdf');
    expect(text).toContain('Chưa có minh chứng nào.');
    const events = await eventsOf(world, code);
    expect((await removeEvidence(world, 'lan', code, row.id)).status).toBe(303);
    expect(await eventsOf(world, code)).toEqual(events);
    expect(events.at(-1)).toBe('initiative.evidence_removed');
  });

  it('moves on what a verifier must look at again', async () => {
    const code = await submitted(world, 'lan');
    const seen = await rowOf(world, code);
    await added(world, 'lan', code);
    expect(await act('mai', code, 'verification', { version: String(seen.version) })).toBe(409);
    expect(await statusOf(world, code)).toBe('submitted');
    expect(await act('mai', code, 'verification', { version: String(seen.version + 1) })).toBe(303);
  });

  it('is offered where an item was just saved', async () => {
    const browser = await browserOf(world, 'lan');
    const code = await submitted(world, 'lan', { draft: '1' });
    const { text } = await browser.get(`/initiatives/${code}?notice=drafted`);
    expect(text).toContain(`action="/initiatives/${code}/evidence"`);
    for (const words of ['10 MB', '10 tệp', '500 MB', '100 triệu điểm ảnh']) expect(text).toContain(words);
  });
});

describe('a refused file', () => {
  it('brings the page back with the reason next to the field and everything typed', async () => {
    const code = await submitted(world, 'lan');
    const before = stored();
    const answer = await sendEvidence(world, 'lan', code, {
      name: 'ảnh <1>.jpg',
      bytes: Buffer.from('<html><script>alert(1)</script></html>'),
      fields: { kind: 'photo', note: 'ghi chú đã gõ' },
    });
    expect(answer.status).toBe(422);
    expect(errorsIn(answer)).toContain('Nội dung tệp không phải là PDF');
    expect(answer.text).toMatch(/id="file-error">Nội dung tệp/);
    expect(answer.text).toContain('value="ghi chú đã gõ"');
    expect(answer.text).toContain('<option value="photo" selected>');
    expect(answer.text).toMatch(/Tệp đã chọn: ảnh &lt;1&gt;\.jpg.*chọn lại tệp/);
    expect(await rowsOf(world, code)).toEqual([]);
    expect(stored()).toEqual(before);
  });

  it('is told of each field, and the file that is missing', async () => {
    const code = await submitted(world, 'lan');
    const browser = await browserOf(world, 'lan');
    const none = await browser.post(`/initiatives/${code}/evidence`, { kind: '', note: 'x'.repeat(300) });
    expect(none.status).toBe(422);
    for (const words of [
      'Loại minh chứng: Chọn một giá trị',
      'Chọn tệp: Cần chọn một tệp',
      'Ghi chú: Dài quá 200',
    ])
      expect(errorsIn(none)).toContain(words);
    const wrong = await sendEvidence(world, 'lan', code, { fields: { kind: 'secret' } });
    expect([wrong.status, errorsIn(wrong)]).toEqual([422, expect.stringContaining('Chọn một giá trị')]);
    const empty = await sendEvidence(world, 'lan', code, { bytes: Buffer.alloc(0) });
    expect([empty.status, errorsIn(empty)]).toEqual([422, expect.stringContaining('0 byte')]);
  });

  it.each([
    ['a little', 10 * 1024 * 1024 + 1],
    ['much', 30 * 1024 * 1024],
  ])('of %s more than 10 MB is refused in words, in its place', async (_how, size) => {
    const code = await submitted(world, 'lan');
    const bytes = Buffer.concat([pdf(), Buffer.alloc(size - pdf().length)]);
    const answer = await sendEvidence(world, 'lan', code, { bytes });
    expect([answer.status, errorsIn(answer)]).toEqual([422, expect.stringContaining('Tệp lớn hơn 10 MB')]);
    expect(await rowsOf(world, code)).toEqual([]);
  });

  it('of exactly 10 MB is taken', async () => {
    const code = await submitted(world, 'lan');
    const size = 10 * 1024 * 1024;
    const filler = pdf('x'.repeat(size - pdf().length));
    expect(filler.length).toBe(size);
    expect((await added(world, 'lan', code, { bytes: filler })).size).toBe(size);
  });

  it('leaves nothing behind where the transaction fails', async () => {
    const code = await submitted(world, 'lan');
    const context = await world.context('lan');
    const before = stored();
    const input = { kind: 'neither' as 'photo', note: '' }; // the table's own check refuses it
    const sending = addEvidence(context, world.files, code, {
      file: await sentFile('a.pdf', pdf()),
      input,
      request: null,
    });
    await expect(sending).rejects.toThrow(/check|constraint/i);
    expect(stored()).toEqual(before);
    expect(await rowsOf(world, code)).toEqual([]);
  });
});

describe('the limits', () => {
  it('let ten files onto an item, and not two more at once', async () => {
    const code = await submitted(world, 'hung');
    for (let n = 1; n <= 9; n++) await added(world, 'hung', code, { bytes: pdf(`${n}`) });
    const answers = await Promise.all(
      [10, 11, 12].map((n) => sendEvidence(world, 'hung', code, { bytes: pdf(`${n}`) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    expect(await rowsOf(world, code)).toHaveLength(10);
    expect(stored()).toEqual(await namedFiles());
    const { text } = await (await browserOf(world, 'hung')).get(`/initiatives/${code}`);
    expect(text).toContain('Đã đủ 10 tệp');
    expect(text).not.toContain('name="file"');
    const [first] = await rowsOf(world, code);
    await removeEvidence(world, 'hung', code, first?.id ?? 0);
    expect((await sendEvidence(world, 'hung', code)).status).toBe(303);
  });

  it('hold an enterprise to its 500 MB, over all of its items and two at once', async () => {
    const [one, other] = [await submitted(world, 'hung'), await submitted(world, 'hung')];
    await fillQuota(world, one, Math.floor(pdf().length * 1.5));
    const answers = await Promise.all([one, other].map((code) => sendEvidence(world, 'hung', code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused && errorsIn(refused)).toMatch(/chỉ còn 0 MB trong 500 MB/);
    expect(stored()).toEqual(await namedFiles());
    // another enterprise has its own
    expect((await sendEvidence(world, 'lan', await submitted(world, 'lan'))).status).toBe(303);
    const code = answers[0]?.status === 303 ? one : other;
    const [row] = await rowsOf(world, code);
    await removeEvidence(world, 'hung', code, row?.id ?? 0);
    expect((await sendEvidence(world, 'hung', code)).status).toBe(303);
  });

  it('follow an item to the enterprise that it is moved to', async () => {
    const code = await submitted(world, 'mai', { organisation: 'KIM-HOAN' });
    const row = await added(world, 'mai', code);
    const browser = await browserOf(world, 'mai');
    const { version } = await rowOf(world, code);
    const fields = {
      organisation: 'TAN-BINH-MINH',
      title: 'Cải tiến khác',
      category: 'san-xuat',
      submittedOn: '12/05/2022',
      'authors[0][name]': 'Ngô Văn Đạt',
      version: String(version),
    };
    expect((await browser.post(`/initiatives/${code}`, fields)).status).toBe(303);
    const [moved] = await rowsOf(world, code);
    expect(moved?.organisation_id).toBe((await rowOf(world, code)).organisation_id);
    expect(moved?.organisation_id).not.toBe(row.organisation_id);
  });
});

describe('a form that is sent again', () => {
  it('with the same key makes one row, however often', async () => {
    const code = await submitted(world, 'lan');
    const fields = { _key: `double ${code}` };
    const answers = [
      ...(await Promise.all(Array.from({ length: 5 }, () => sendEvidence(world, 'lan', code, { fields })))),
      await sendEvidence(world, 'lan', code, { fields }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
    expect(await rowsOf(world, code)).toHaveLength(1);
    expect(stored()).toEqual(await namedFiles());
    const other = await sendEvidence(world, 'lan', code, { fields, bytes: pdf('another') });
    expect(other.status).toBe(409);
  });
});

describe('what was decided', () => {
  it.each([
    ['verification', {}],
    ['rejection', { reason: 'không phải sáng kiến' }],
  ])('locks the evidence (%s) until it is undone', async (decision, fields: Record<string, string>) => {
    const code = await submitted(world, 'lan');
    const row = await added(world, 'lan', code);
    expect(await act('mai', code, decision, fields)).toBe(303);
    for (const person of ['lan', 'mai', 'binh'] as const) {
      const refused = await sendEvidence(world, person, code);
      expect([person, refused.status, errorsIn(refused)]).toEqual([
        person,
        409,
        expect.stringContaining('đã khóa'),
      ]);
      expect((await removeEvidence(world, person, code, row.id)).status).toBe(409);
      const { text } = await (await browserOf(world, person)).get(`/initiatives/${code}`);
      expect(text).toContain('Minh chứng đã khóa');
      expect(text).not.toContain('name="file"');
    }
    expect(
      (await (await browserOf(world, 'lan')).get(`/initiatives/${code}/evidence/${row.id}`)).status,
    ).toBe(200);
    expect(await act('mai', code, `${decision}/removal`)).toBe(303);
    expect((await removeEvidence(world, 'lan', code, row.id)).status).toBe(303);
  });

  it('lets the enterprise add to a draft, to what waits and to what came back', async () => {
    const draft = await submitted(world, 'lan', { draft: '1' });
    const waiting = await submitted(world, 'lan');
    const back = await submitted(world, 'lan');
    expect(await act('mai', back, 'return', { reason: 'thiếu ảnh' })).toBe(303);
    for (const code of [draft, waiting, back])
      expect((await sendEvidence(world, 'lan', code)).status).toBe(303);
    const withdrawn = await submitted(world, 'lan');
    await act('lan', withdrawn, 'withdrawal');
    expect((await sendEvidence(world, 'lan', withdrawn)).status).toBe(409);
  });

  it('stands once the phase is closed', async () => {
    const code = await submitted(world, 'lan');
    const row = await added(world, 'lan', code);
    await setClosed(world, 1, true);
    try {
      const refused = await sendEvidence(world, 'lan', code);
      expect([refused.status, errorsIn(refused)]).toEqual([409, expect.stringContaining('đã chốt')]);
      expect((await removeEvidence(world, 'binh', code, row.id)).status).toBe(409);
    } finally {
      await setClosed(world, 1, false);
    }
    expect((await sendEvidence(world, 'lan', code)).status).toBe(303);
  });
});
