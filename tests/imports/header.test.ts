import { describe, expect, it, test } from 'vitest';
import type { Remembered } from '../../src/imports/table/columns.ts';
import { headersToRemember } from '../../src/imports/table/columns.ts';
import type { Field } from '../../src/imports/table/fields.ts';
import { readTable } from '../../src/imports/table/table.ts';
import { sheetOf } from '../support/sheet.ts';

const ROW = '1 | Lê A | Kệ để hàng | SXKD | 1/3/2022 | 5';
const fields = async (lines: readonly string[], merges: readonly string[] = []) => {
  const table = await readTable(sheetOf([...lines, ROW], { merges }));
  return table?.header.columns.map(({ field }) => field);
};
const ALL = ['number', 'authors', 'title', 'category', 'submittedOn', 'benefitVnd'];

describe('the rows that name the columns', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['one', ['STT | Họ và tên | Tên sáng kiến | Lĩnh vực | Ngày nộp | Lợi ích kinh tế'], []],
    [
      'two, merged',
      ['STT | Tác giả | Sáng kiến | | Ngày | Làm lợi', '| Họ tên | Tên | Lĩnh vực | nộp | Giá trị'],
      ['A1:A2', 'C1:D1'],
    ],
    [
      'three, merged',
      [
        'STT | Thông tin sáng kiến | | | | Kết quả',
        '| Tác giả | Sáng kiến | | Thời gian | Làm lợi',
        '| Họ và tên | Tên | Lĩnh vực | Ngày nộp | Giá trị',
      ],
      ['A1:A3', 'B1:E1', 'C2:D2'],
    ],
    [
      'two, as a csv keeps them',
      ['STT,Tác giả,Sáng kiến,,Thời gian,Hiệu quả', ',Họ và tên,Tên,Lĩnh vực,Ngày nộp,Số tiền'].map((line) =>
        line.replaceAll(',', '|'),
      ),
      [],
    ],
    [
      'two, the words of one cell parted',
      ['TT | Họ và | Tên sáng | Lĩnh vực | Ngày | Giá trị', '| tên | kiến | áp dụng | nộp | làm lợi'],
      [],
    ],
  ])('may be %s', async (_, lines, merges) => {
    expect(await fields(lines, merges)).toEqual(ALL);
  });

  it('never take the first initiative with them', async () => {
    const lines = ['STT | Tác giả | Tên sáng kiến | | Ngày nộp | Ghi chú'];
    const rows = [
      ' | Lê A | Kệ để hàng | Lĩnh vực điện | 1/3/2022 | x',
      ' | Lê B | Khay | Đơn vị | hôm qua | y',
    ];
    for (const merges of [[], ['C1:D1']]) {
      const table = await readTable(sheetOf([...lines, ...rows], { merges }));
      expect(table?.rows.map(({ number }) => number)).toEqual([2, 3]);
    }
  });

  it('tell the number of a decision from its day, both under one head', async () => {
    const table = await readTable(
      sheetOf(
        [
          'Tên sáng kiến | Tác giả | Quyết định công nhận | ',
          '| | Số | Ngày',
          'Kệ | Lê A | 12/QĐ | 1/3/2022',
        ],
        { merges: ['A1:A2', 'B1:B2', 'C1:D1'] },
      ),
    );
    expect(table?.header.columns.map(({ field }) => field)).toEqual([
      'title',
      'authors',
      'recognitionNumber',
      'recognitionOn',
    ]);
  });

  it('are the upper ones of two tables', async () => {
    const table = await readTable(
      sheetOf([
        'Tên sáng kiến | Tác giả | Ngày nộp',
        'Kệ để hàng | Lê A | 1/3/2022',
        'STT | Tên sáng kiến | Tác giả | Ngày nộp | Lĩnh vực | Đơn vị',
        '1 | Khay | Lê B | 1/3/2022 | SXKD | Sao Khuê',
      ]),
    );
    expect(table?.header.first).toBe(1);
    expect(table?.rows.map(({ number }) => number)).toEqual([2]);
  });

  it('leave a column without a name where it holds something', async () => {
    const table = await readTable(sheetOf(['Tên sáng kiến | | Tác giả | ', 'Kệ | 80 | Lê A |']));
    expect(table?.header.columns.map(({ letters, header }) => [letters, header])).toEqual([
      ['A', 'Tên sáng kiến'],
      ['B', ''],
      ['C', 'Tác giả'],
    ]);
  });
});

describe('what columns mean', () => {
  const lines = [
    'BẢNG KÊ NĂM 2022 | của các tổ',
    'Việc đã làm | Ai làm | Lúc nào | Ghi chú | Tên sáng kiến',
    'Kệ để hàng | Lê A | 1/3/2022 | x | (cũ)',
  ];
  const read = async (
    columns: Record<string, Field | null>,
    remembered: Remembered = new Map(),
    headerRow = 2,
  ) => {
    const table = await readTable(sheetOf(lines), { headerRow, columns }, remembered);
    return table?.header.columns.map(({ field, how }) => [field, how]);
  };

  it('is said by hand before it is remembered, and that before the words suggest it; each once', async () => {
    const remembered = new Map<string, Field | null>([
      ['ai lam', 'department'],
      ['luc nao', 'submittedOn'],
      ['ghi chu', null],
    ]);
    expect(await read({ A: 'title', B: 'authors' }, remembered)).toEqual([
      ['title', 'hand'],
      ['authors', 'hand'],
      ['submittedOn', 'remembered'],
      [null, 'remembered'],
      [null, 'ignored'],
    ]);
    expect(await read({ E: null, A: 'title', D: 'title' }, remembered)).toEqual([
      ['title', 'hand'],
      ['department', 'remembered'],
      ['submittedOn', 'remembered'],
      [null, 'remembered'],
      [null, 'hand'],
    ]);
  });

  it('is said for rows of any kind: as header, or with nothing in it', async () => {
    expect(await read({ A: 'title', B: 'authors' }, new Map(), 1)).toEqual([
      ['title', 'hand'],
      ['authors', 'hand'],
      [null, 'ignored'],
      [null, 'ignored'],
      [null, 'ignored'],
    ]);
    const bare = sheetOf(['', '', 'Kệ để hàng | Lê A | 1/3/2022']);
    const columns = { A: 'title', B: 'authors', C: 'submittedOn' } as const;
    for (const headerRow of [1, 2]) {
      const table = await readTable(bare, { headerRow, columns });
      expect(table?.rows.map(({ number }) => number)).toEqual([3]);
    }
    expect((await readTable(bare, { headerRow: 900, columns }))?.rows).toEqual([]);
  });

  it('changes nothing about where the header is', async () => {
    const table = await readTable(
      sheetOf(['Sổ tay | Tổ 5', 'Tên sáng kiến | Tác giả | x', 'Kệ để hàng | Lê A | 9']),
      {
        columns: { A: 'title', B: 'authors', C: 'benefitVnd' },
      },
    );
    expect(table?.header.first).toBe(2);
  });

  it('is kept for the next file where a person said it', async () => {
    const table = await readTable(sheetOf(lines), { headerRow: 2, columns: { A: 'title', D: null } });
    if (!table) throw new Error('no table');
    expect(headersToRemember(table)).toEqual([
      ['viec da lam', 'title'],
      ['ghi chu', null],
    ]);
  });

  it('holds for a second table where the same words stand over the column', async () => {
    const second = ['Ai làm | Tên sáng kiến | Lĩnh vực | Ngày nộp', 'Lê B | Khay | SXKD | 1/3/2022'];
    const first = ['Ai làm | Sáng kiến | Ngày nộp', 'Lê A | Kệ | 1/3/2022'];
    const table = await readTable(sheetOf([...first, ...second]), {
      headerRow: 1,
      columns: { A: 'authors' },
    });
    expect(table?.rows.map(({ number }) => number)).toEqual([2]);
  });
});
