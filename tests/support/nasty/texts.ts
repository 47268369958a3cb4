import iconv from 'iconv-lite';
import { combinations, type NastyFile, reads, refused } from './nasty-file.ts';

/** Base letters as one, tones apart, as windows-1258 has them. */
function windows1258(text: string): Uint8Array {
  const apart = [...text].map((letter) => {
    const [base = '', ...marks] = letter.normalize('NFD');
    const tones = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
    const rest = marks.filter((mark) => !tones.includes(mark));
    return (base + rest.join('')).normalize('NFC') + tones.join('');
  });
  return iconv.encode(apart.join(''), 'windows-1258');
}

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16LE without a mark': (text) => Buffer.from(text, 'utf16le'),
  'windows-1258': windows1258,
};

const TABLE = [
  ['STT', 'Họ và tên', 'Tên sáng kiến của người lao động'],
  ['1', 'Nguyễn Thị Hương', 'Cải tiến "đồ gá" để giảm thời gian thao tác'],
  ['2', 'Đặng Văn Dũng', 'Giảm tiếng ồn\ntại xưởng; lắp, đặt | lại\tmáy'],
];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const encoded: NastyFile[] = combinations({
  encoding: Object.keys(ENCODINGS),
  delimiter: [',', ';', '\t', '|'],
  end: ['\n', '\r\n', '\r'],
  last: [true, false],
}).map(({ encoding, delimiter, end, last }) =>
  reads(
    TABLE.map((row, n) => [n + 1, ...row]),
    `${encoding} divided by ${JSON.stringify(delimiter)}, lines by ${JSON.stringify(end)}${last ? ' to the last' : ''}`,
    () => {
      const text = TABLE.map((row) => row.map(quoted).join(delimiter)).join(end) + (last ? end : '');
      return ENCODINGS[encoding]?.(text) ?? new Uint8Array();
    },
    { fileName: 'a.csv' },
  ),
);

const csv = (text: string) => ({ bytes: () => Buffer.from(text), more: { fileName: 'a.csv' } });
const text = (name: string, source: string, rows: readonly (readonly (string | number)[])[]) =>
  reads(rows, name, csv(source).bytes, csv(source).more);
const no = (code: Parameters<typeof refused>[0], name: string, bytes: NastyFile['bytes']) =>
  refused(code, name, bytes, { fileName: 'a.csv' });

const messy: NastyFile[] = [
  text('quotes in the middle', 'a,ống 5" dài,c\nd,e,f', [
    [1, 'a', 'ống 5" dài', 'c'],
    [2, 'd', 'e', 'f'],
  ]),
  text('a quoted start', '"x"y,2\na,b', [
    [1, '"x"y', '2'],
    [2, 'a', 'b'],
  ]),
  text('quotes only', '"",""\n"""",""""""', [[2, '"', '""']]),
  text('blank lines and cells', ',,\n\n,a\n\n', [[3, '', 'a']]),
  text('a hint', 'sep=|\r\na|b', [[1, 'a', 'b']]),
  text(
    'a hint alone',
    'sep=;',
    [[1, 'sep=', '']].map((row) => row.slice(0, 2)),
  ),
  text('rows of different lengths', 'a\nb,c\nd,e,f\n', [
    [1, 'a'],
    [2, 'b', 'c'],
    [3, 'd', 'e', 'f'],
  ]),
  text('formulas', '=1+1,+2,-3,@x\n', [[1, '=1+1', '+2', '-3', '@x']]),
  text('a line of 60.000 letters in one cell', `"${'ệ'.repeat(32_767)}",b\n`, [[1, 'ệ'.repeat(32_767), 'b']]),
  text('spaces', ' a , b \n', [[1, ' a ', ' b ']]),
  text('a mark alone', '\ufeff', []),
  text('line ends alone', '\r\n\n\r', []),
  no('file_quote_not_closed', 'a quote left open', () => Buffer.from('a,b\n"c,d\n')),
  no('file_row_too_long', 'a quote left open over megabytes', () =>
    Buffer.from(`a,b\n"c${'\nd,e'.repeat(1_500_000)}`),
  ),
  no('file_row_too_long', 'a line that does not end', () => Buffer.from('a,'.repeat(4_000_000))),
  no('file_too_many_columns', '65 columns', () => Buffer.from(`${'a,'.repeat(64)}a\n`)),
  no('file_cell_too_long', 'a cell too long', () => Buffer.from(`a,${'x'.repeat(32_768)}\n`)),
  no('file_too_many_rows', 'a million rows', () => Buffer.from('1\n'.repeat(1_000_000))),
  no('file_too_many_rows', 'ten million blank lines', () => Buffer.from('\n'.repeat(10_000_000))),
  no('file_has_nul', 'a NUL', () => Buffer.from('STT,Tên sáng kiến\n1,Đồ gá\0hàn\n')),
  no('file_has_nul', 'a million NULs', () => Buffer.from(`a,b\n${'\0'.repeat(1_000_000)}`)),
  no('file_encoding_unknown', 'noise', () =>
    Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * 2_654_435_761) >>> 24)),
  ),
  no('file_encoding_unknown', 'a letter cut in two', () =>
    Buffer.from('Sáng kiến, cải tiến kỹ thuậtệ').subarray(0, -1),
  ),
];

export const textFiles: NastyFile[] = [...encoded, ...messy];
