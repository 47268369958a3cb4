import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../src/imports/import-result.ts';
import type { Accepted } from '../../src/manage/import-names.ts';
import { mendWorkbook } from '../support/mend-workbook.ts';
import { xlsx } from '../support/xlsx.ts';
import { dataFolder, type Ended, type Env, manage, SLUG, SMALL_DEMO, settingsFor } from './support.ts';

type Told = ImportResult & { readonly accepted: readonly Accepted[] };

const HEADER = 'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp';
const row = (title: string, { unit = 'SAO-KHUE', day = '10/05/2022' } = {}): string =>
  `Lê A;${unit};${title};SXKD;${day}`;

const folder = dataFolder();
const path = (name: string): string => join(folder, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path(name), content);
  return path(name);
};
const csv = (name: string, ...rows: readonly string[]): string => write(name, [HEADER, ...rows].join('\n'));

let env: Env = {};
beforeAll(async () => {
  env = await settingsFor('sqlite');
  expect((await manage([...SMALL_DEMO], env)).code).toBe(0);
});

const run = (...words: string[]): Promise<Ended> => manage(['--demo', ...words], env);
const doImport = (file: string, ...more: string[]): Promise<Ended> =>
  run('import', file, '--campaign', SLUG, ...more);
async function told(file: string, ...more: string[]): Promise<Told> {
  const ended = await doImport(file, '--json', ...more);
  expect([ended.code, ended.err]).toEqual([0, '']);
  return ended.json();
}

const SAO_KHUE = 'Nhà máy Sao Khê Điện Tử';

describe('names that nothing settles', () => {
  it('are asked in words, with how to answer; nothing goes in while nothing could', async () => {
    const file = csv('hoi.csv', row('Hỏi một', { unit: SAO_KHUE }), row('Hỏi hai', { unit: SAO_KHUE }));
    const asked = await doImport(file);
    expect([asked.code, asked.err]).toEqual([0, '']);
    for (const part of [SAO_KHUE, '2 dòng', 'SAO-KHUE', '--names', '--accept-above'])
      expect(asked.out).toContain(part);
    expect(asked.out).toMatch(/điểm giống 0\.\d+/);
    const refused = await doImport(file, '--json', '--apply', 'good-rows');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('1 câu hỏi');
    expect(refused.json<Told>()).toMatchObject({
      ...{ new: 0, errors: 2, applied: 0, accepted: [] },
      questions: [{ kind: 'unit', written: SAO_KHUE, rows: 2 }],
    });
  });

  it('are taken above a score, which is told; a mere trial teaches nothing', async () => {
    const odd = 'Dệt Tân Minh';
    const file = csv('diem.csv', row('Điểm một', { unit: odd }), row('Điểm hai', { unit: 'Zeta Q' }));
    const high = await told(file, '--accept-above', '0.99');
    expect(high).toMatchObject({ new: 0, errors: 2, accepted: [] });
    const low = await told(file, '--accept-above', '0.6');
    const [accepted] = low.accepted;
    expect(low).toMatchObject({ new: 1, errors: 1, applied: 0 });
    expect(low.accepted).toHaveLength(1);
    expect(accepted).toMatchObject({ written: odd, code: 'TAN-BINH-MINH', rows: 1 });
    expect(accepted?.score).toBeGreaterThanOrEqual(0.6);
    expect(low.questions).toMatchObject([{ written: 'Zeta Q' }]);
    const words = await doImport(file, '--accept-above', '0.6');
    expect(words.out).toContain(`“${odd}” (1 dòng)`);
    expect(words.out).toContain(`(TAN-BINH-MINH), điểm giống ${accepted?.score}`);
    expect(await told(file)).toMatchObject({ new: 0, errors: 2 });
    expect(await told(file, '--accept-above', '0.6', '--apply', 'good-rows')).toMatchObject({ applied: 1 });
    expect(await told(file)).toMatchObject({ identical: 1, errors: 1, accepted: [] });
  });

  it('are settled by a file of names, whose codes must be units', async () => {
    const file = csv('ten.csv', row('Tên một', { unit: 'Nhà in số 9' }), row('Tên hai', { unit: 'Zeta Q' }));
    const names = write('ten.txt', 'Tên;Mã\nNHÀ IN  SỐ 9;HONG-DANG\nkhông có trong tệp;KIM-HOAN\n');
    const settled = await told(file, '--names', names);
    expect(settled).toMatchObject({ new: 1, errors: 1, accepted: [], questions: [{ written: 'Zeta Q' }] });
    const before = settled.batch;
    for (const [content, part] of [
      ['Zeta Q;KHONG-CO\n', 'KHONG-CO'],
      ['Zeta Q;CD-KCNCX-HN\n', 'CD-KCNCX-HN'],
      ['Zeta Q\n', 'Dòng 1'],
    ] as const) {
      const refused = await doImport(file, '--names', write('sai.txt', content));
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toContain(part);
    }
    expect((await told(file, '--names', names, '--apply', 'good-rows')).batch).toBe(before + 1);
    // applied, it is known in other files
    expect(await told(csv('ten-2.csv', row('Tên ba', { unit: 'nhà in số 9' })))).toMatchObject({ new: 1 });
  });
});

describe('answers about the file', () => {
  it('come in a file of decisions, as the questions show them', async () => {
    const days = ['03/04/2022', '04/13/2022', '14/03/2022'];
    const file = csv('ngay.csv', ...days.map((day, n) => row(`Ngày ${n}`, { day })));
    const asked = await doImport(file);
    const answers = [...asked.out.matchAll(/--decisions .*?(\{.*\})$/gm)].map(([, json = '']) => json);
    expect(answers).toHaveLength(2);
    expect(JSON.parse(answers[0] ?? '')).toEqual({
      sheets: { ngay: { dayOrder: { submittedOn: 'day-first' } } },
    });
    const decided = await told(file, '--decisions', write('tra-loi.json', answers[0] ?? ''));
    expect(decided).toMatchObject({ new: 2, errors: 1 });
  });

  it.each([
    ['{sheets:', 'JSON'],
    ['{"unheard":1}', 'unheard'],
    ['{"sheets":{"a":{"moneyUnit":7}}}', 'sheets.a.moneyUnit'],
  ])('are refused by their field: %s', async (content, part) => {
    const refused = await doImport(csv('q.csv', row('Q')), '--decisions', write('sai.json', content));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(part);
  });

  it('convert text of an old typeface only when told to', async () => {
    const text = [HEADER, row('Cải tiến đồ gá hàn khung'), row('Giảm tiếng ồn máy nén khí')].join('\n');
    const file = write('cu.csv', iconv.encode(text, 'tcvn'));
    const asked = await doImport(file);
    expect(asked.out).toContain('--convert-tcvn3');
    expect(asked.out).toContain('→');
    const refused = await doImport(file, '--json', '--apply', 'good-rows');
    expect([refused.code, refused.json<Told>().applied]).toEqual([1, 0]);
    expect(await told(file, '--convert-tcvn3', '--apply', 'good-rows')).toMatchObject({ applied: 2 });
  });

  it('choose one sheet, hidden or not', async () => {
    const sheet = (title: string) => {
      const cells = (line: string) =>
        line.split(';').map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`);
      const rows = [HEADER, row(title)].map((line) => `<row>${cells(line).join('')}</row>`);
      return `<sheetData>${rows.join('')}</sheetData>`;
    };
    const file = write(
      'trang.xlsx',
      xlsx({
        sheets: [
          { name: 'Tháng 4', xml: sheet('Của tháng tư') },
          { name: 'Tháng 5', xml: sheet('Của tháng năm') },
          { name: 'Nháp', state: 'hidden', xml: sheet('Của trang ẩn') },
        ],
      }),
    );
    const all = await doImport(file);
    expect(all.out).toContain('2 dòng mới');
    expect(all.out).toContain('--sheet "Nháp"');
    expect(await told(file, '--sheet', 'Tháng 5', '--apply', 'good-rows')).toMatchObject({ applied: 1 });
    expect(await told(file, '--sheet', 'Nháp', '--apply', 'good-rows')).toMatchObject({ applied: 1 });
    expect(await told(file)).toMatchObject({ new: 1, identical: 1 });
    const none = await doImport(file, '--sheet', 'Tháng 6', '--apply', 'good-rows');
    expect([none.code, none.out]).toEqual([1, '']);
    expect(none.err).toContain('Tháng 4, Tháng 5, Nháp');
  });
});

describe.each(['sqlite', 'postgres'] as const)('bad rows on %s', (kind) => {
  it('go out, come back and continue their batch, which is taken back as a whole', async () => {
    const own = await settingsFor(kind);
    await manage([...SMALL_DEMO], own);
    const here = async (...words: string[]): Promise<Ended> => manage(['--demo', '--json', ...words], own);
    const bad = row('Kẹp phôi', { day: '31/02/2022' });
    const file = csv('tuan-19.csv', row('Gá hàn khung'), bad);
    const { batch } = (await here('import', file, '--campaign', SLUG)).json<Told>();
    const refused = await here('import:apply', `${batch}`, '--apply', 'all-or-nothing');
    expect([refused.code, refused.json<Told>().applied]).toEqual([1, 0]);
    expect(refused.err).toContain('1 dòng lỗi');
    const applied = await here('import:apply', `${batch}`, '--apply', 'good-rows');
    expect([applied.code, applied.json()]).toMatchObject([0, { batch, new: 1, errors: 1, applied: 1 }]);
    const twice = await here('import:apply', `${batch}`, '--apply', 'good-rows');
    expect([twice.code, twice.json()]).toMatchObject([0, { applied: 1 }]);

    const book = path(`sua-${kind}.xlsx`);
    const made = await here('import:fix-it', `${batch}`, book);
    expect(made.json()).toEqual({ file: book, bytes: readFileSync(book).length });
    expect((await here('import:fix-it', `${batch}`, book)).json()).toMatchObject({
      error: { code: 'exists' },
    });
    const mended = await mendWorkbook(readFileSync(book), (cells, column) => {
      cells[column('Ngày nộp')] = '11/05/2022';
      return cells;
    });
    writeFileSync(book, mended);
    const words = ['import', book, '--continue', `${batch}`];
    const back = await here(...words, '--apply', 'all-or-nothing');
    expect([back.code, back.json()]).toMatchObject([
      0,
      { batch, new: 1, errors: 0, corrected: 1, applied: 2 },
    ]);
    const same = await here(...words, '--apply', 'good-rows');
    expect([same.code, same.json()]).toMatchObject([1, { error: { code: 'import_same_file' } }]);
    const other = path(`khong-${kind}.xlsx`);
    const none = await here('import:fix-it', `${batch}`, other);
    expect([none.code, none.json()]).toMatchObject([1, { error: { code: 'no_bad_rows' } }]);
    expect(existsSync(other)).toBe(false);

    expect((await here('import:reverse', `${batch}`)).json()).toMatchObject({ reversed: 2, kept: 0 });
    expect((await here('import:reverse', `${batch}`)).json()).toMatchObject({ reversed: 0, kept: 0 });
    expect((await here('check')).json()).toEqual({ ok: true, problems: [] });
  }, 120_000);
});

describe('what the command line refuses', () => {
  it('wrong usage, before anything is opened', async () => {
    const file = csv('dung.csv', row('Đúng'));
    for (const words of [
      ['import', file],
      ['import', file, '--campaign', SLUG, '--accept-above', '1.5'],
      ['import', file, '--campaign', SLUG, '--accept-above', 'nhiều'],
      ['import', file, '--campaign', SLUG, '--accept-above', ''],
      ['import', file, '--continue', 'bảy'],
      ['import', file, '--continue', '1', '--campaign', SLUG],
      ['import', file, '--continue', '1', '--sheet', 'A'],
      ['import', file, '--campaign', SLUG, '--dry-run', '--apply', 'good-rows'],
      ['import:apply', '1'],
      ['import:apply', '1', '--apply', 'some'],
      ['import:apply', '0', '--apply', 'good-rows'],
      ['import:fix-it', '1'],
    ]) {
      const { code, out, err } = await run(...words);
      expect([words, code, out]).toEqual([words, 2, '']);
      expect(err).not.toContain('    at ');
    }
  }, 60_000);

  it('batches and people that are none, and what is not theirs', async () => {
    const { batch } = await told(csv('cua-mai.csv', row('Của hệ thống')));
    const lan = ['--as', 'lan@sao-khue.example'];
    for (const words of [
      ['import:apply', '987654', '--apply', 'good-rows'],
      ['import:fix-it', '987654', path('khong.xlsx')],
      ['import:reverse', '987654'],
      ['import', path('cua-mai.csv'), '--continue', '987654'],
      ['import:apply', `${batch}`, '--apply', 'good-rows', ...lan],
      ['import', path('cua-mai.csv'), '--continue', `${batch}`, ...lan],
      ['import', path('cua-mai.csv'), '--campaign', 'khong-co'],
      ['import', path('khong-co.csv'), '--campaign', SLUG],
      ['import', write('bao-cao.pdf', '%PDF-1.7'), '--campaign', SLUG],
      ['import', path('cua-mai.csv'), '--campaign', SLUG, '--as', 'thu@cong-doan.example'],
    ]) {
      const { code, out, err } = await run(...words);
      expect([words, code, out]).toEqual([words, 1, '']);
      expect(err).not.toContain('    at ');
    }
    const own = await doImport(
      csv('cua-lan.csv', row('Của Lan'), row('Của đơn vị khác', { unit: 'HONG-DANG' })),
      ...['--json', '--apply', 'good-rows', ...lan],
    );
    expect(own.json()).toMatchObject({ new: 1, errors: 1, applied: 1 });
  }, 60_000);
});
