import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { ods, openDocument } from '../support/ods.ts';
import { zip } from '../support/zip.ts';
import { cpuMillis, firstSheet, refusal, texts } from './workbook-reading.ts';

const cell = (text: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const blank = (times: number) => `<table:table-cell table:number-columns-repeated="${times}"/>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const repeated = (times: number) => `table:number-rows-repeated="${times}"`;

const spreadsheet = (tables: string, styles = '') =>
  openDocument(`<office:spreadsheet>${tables}</office:spreadsheet>`, styles);
const table = (name: string, inside: string, attributes = '') =>
  `<table:table table:name="${name}" ${attributes}>${inside}</table:table>`;

const cellsOf = async (cells: string) => (await firstSheet(ods(row(cells)))).rows[0]?.cells ?? [];

describe('values', () => {
  test.each([
    ['office:value-type="float" office:value="71097000000"', 'number', '71097000000'],
    ['office:value-type="percentage" office:value="0.5"', 'number', '0.5'],
    ['office:value-type="currency" office:currency="VND" office:value="1.2E6"', 'number', '1200000'],
    ['office:value-type="date" office:date-value="2022-05-31"', 'date', '31/05/2022'],
    ['office:value-type="date" office:date-value="2022-05-31T23:59:59.9"', 'date', '31/05/2022'],
    ['office:value-type="date" office:date-value="2022-02-31"', 'text', '2022-02-31'],
    ['office:value-type="time" office:time-value="PT36H30M00S"', 'number', '1.52083333333333'],
    ['office:value-type="time" office:time-value="-PT12H00M00,0S"', 'number', '-0.5'],
    ['office:value-type="time" office:time-value="noon"', 'text', 'shown'],
    ['office:value-type="boolean" office:boolean-value="true"', 'boolean', 'TRUE'],
    ['office:value-type="boolean" office:boolean-value="false"', 'boolean', 'FALSE'],
    ['office:value-type="string" calcext:value-type="error"', 'error', 'shown'],
    ['office:value-type="string" office:string-value="stored"', 'text', 'shown'],
    ['', 'text', 'shown'],
  ])('%s is a %s %s', async (attributes, kind, text) => {
    const [read] = await cellsOf(`<table:table-cell ${attributes}><text:p>shown</text:p></table:table-cell>`);
    expect(read).toMatchObject({ kind, text });
  });

  test('that are not shown are taken from where they are stored', async () => {
    const [read] = await cellsOf('<table:table-cell office:value-type="string" office:string-value="a  b"/>');
    expect(read).toEqual({ kind: 'text', text: 'a  b' });
  });
});

describe('texts', () => {
  const textOf = async (inside: string) =>
    (await cellsOf(`<table:table-cell>${inside}</table:table-cell>`))[0]?.text;

  test('of several paragraphs and fonts are one, line by line', async () => {
    const inside =
      '<text:p>Công ty <text:span text:style-name="T1">Ánh <text:span>Dương</text:span></text:span></text:p><text:p/><text:p><text:a>hai</text:a></text:p>';
    expect(await textOf(inside)).toBe('Công ty Ánh Dương\n\nhai');
  });

  test('keep the spaces that are marked, and shrink those of the markup', async () => {
    const inside =
      '<text:p>\n   a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d<text:s/> e\n  f</text:p>';
    expect(await textOf(inside)).toBe(' a   b\tc\nd  e f');
    expect(await textOf('<text:p>a<text:s text:c="-5"/><text:s text:c="x"/>b</text:p>')).toBe('ab');
  });

  test('leave out notes, drawings and their tables', async () => {
    const inside =
      '<office:annotation><text:p>ghi chú</text:p></office:annotation><draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame>' +
      '<text:p>chữ<draw:g><text:p>x</text:p></draw:g></text:p><table:table><table:table-row><table:table-cell><text:p>trong</text:p></table:table-cell></table:table-row></table:table>';
    expect(await textOf(inside)).toBe('chữ');
    const shapes = '<table:shapes><draw:frame><text:p>x</text:p></draw:frame></table:shapes>';
    expect(texts(await firstSheet(ods(shapes + row(cell('a')))))).toEqual([[1, 'a']]);
  });
});

describe('places', () => {
  test('count cells and rows that stand for many', async () => {
    const rows =
      row(blank(16_384), repeated(2)) +
      row(blank(2) + cell('x', 'table:number-columns-repeated="2"') + blank(16_380), repeated(3)) +
      row(blank(16_384), repeated(1_048_000)) +
      row(cell('cuối'));
    expect(texts(await firstSheet(ods(rows)))).toEqual([
      [3, '', '', 'x', 'x'],
      [4, '', '', 'x', 'x'],
      [5, '', '', 'x', 'x'],
      [1_048_006, 'cuối'],
    ]);
  });

  test('are found within header rows and groups of rows', async () => {
    const rows = `<table:table-header-rows>${row(cell('đầu'))}</table:table-header-rows><table:table-row-group>${row(cell('nhóm'))}</table:table-row-group>`;
    expect(texts(await firstSheet(ods(rows)))).toEqual([
      [1, 'đầu'],
      [2, 'nhóm'],
    ]);
  });

  test('span others, which may hold text of their own', async () => {
    const title = cell('Bảng', 'table:number-columns-spanned="3" table:number-rows-spanned="2"');
    const covered = '<table:covered-table-cell/>';
    const kept = '<table:covered-table-cell><text:p>bị che</text:p></table:covered-table-cell>';
    const rows =
      row(title + covered + covered) +
      row(covered + kept + covered) +
      row(`<table:table-cell table:number-rows-spanned="9"/>${cell('x')}`);
    const sheet = await firstSheet(ods(rows));
    expect(texts(sheet)).toEqual([
      [1, 'Bảng'],
      [2, '', 'bị che'],
      [3, '', 'x'],
    ]);
    expect(sheet.merges).toEqual([
      { top: 1, left: 0, bottom: 2, right: 2 },
      { top: 3, left: 0, bottom: 3, right: 0 },
    ]);
  });

  test('hidden or filtered away are said so, sheets too; kept copies of other files are none', async () => {
    const style = (name: string, display: boolean) =>
      `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
    const rows =
      row(cell('a')) +
      row(cell('b'), `table:visibility="collapse" ${repeated(2)}`) +
      row(cell('c'), 'table:visibility="filter"') +
      row(blank(9), `table:visibility="collapse" ${repeated(1_000_000)}`);
    const tables =
      table('Bảng', rows, 'table:style-name="ta1"') +
      table('Ẩn', row(cell('x')), 'table:style-name="ta2"') +
      table("'file:///x.ods'#A", `<table:table-source/>${row(cell('x'))}`);
    const { kind, sheets } = await readWorkbook(
      spreadsheet(tables, style('ta1', true) + style('ta2', false)),
      'a.xlsx',
    );
    expect(kind).toBe('ods');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Bảng', false],
      ['Ẩn', true],
    ]);
    expect(sheets[0]?.rows.map(({ hidden }) => hidden)).toEqual([false, true, true, true]);
  });
});

describe('a file is refused', () => {
  const one = table('A', row(cell('x')));
  const manifest = (entry: string) => ({
    name: 'META-INF/manifest.xml',
    data: `<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest:manifest>${entry}</manifest:manifest>`,
  });
  const body = `<office:spreadsheet>${one}</office:spreadsheet>`;

  test('where it has a password, on its parts or as a whole', async () => {
    const plain = manifest('<manifest:file-entry manifest:full-path="content.xml"/>');
    expect(await refusal(openDocument(body, '', [plain]))).toBe('read');
    const locked = manifest(`${' '.repeat(65_300)}<manifest:encryption-data manifest:checksum="x"/>`);
    expect(await refusal(openDocument(body, '', [locked]))).toEqual({ code: 'file_encrypted', params: {} });
    const whole = zip([
      { name: 'mimetype', data: 'x' },
      { name: 'encrypted-package', data: 'x' },
    ]);
    expect(await refusal(whole)).toEqual({ code: 'file_encrypted', params: {} });
  });

  test('where it has macros, no sheet, or is another kind of document', async () => {
    const basic = { name: 'Basic/Standard/Module1.xml', data: 'x' };
    expect(await refusal(openDocument(body, '', [basic]))).toMatchObject({ code: 'file_has_macros' });
    expect(await refusal(spreadsheet(''))).toMatchObject({ code: 'file_without_sheets' });
    expect(await refusal(openDocument('<office:presentation/>'))).toMatchObject({
      code: 'file_not_a_workbook',
    });
    expect(await refusal(spreadsheet(one.repeat(51)))).toMatchObject({ code: 'file_too_many_sheets' });
  });

  test.each<[string, string, string]>([
    ['rows', row(cell('x'), repeated(101_001)), 'file_too_many_rows'],
    ['rows beyond the last', row(blank(1), repeated(1_048_576)) + row(cell('x')), 'file_too_many_rows'],
    ['columns', row(cell('x', 'table:number-columns-repeated="65"')), 'file_too_many_columns'],
    ['columns', row(blank(64) + cell('x')), 'file_too_many_columns'],
    ['cells', row(cell('x', 'table:number-columns-repeated="64"'), repeated(31_251)), 'file_too_many_cells'],
    [
      'merges',
      row('<table:table-cell table:number-columns-spanned="2" table:number-columns-repeated="60000"/>'),
      'file_too_many_merges',
    ],
    [
      'merges',
      row('<table:table-cell table:number-columns-spanned="2"/>', repeated(60_000)),
      'file_too_many_merges',
    ],
    ['letters', row(cell('<text:s text:c="32768"/>')), 'file_cell_too_long'],
    ['letters', row(cell('<text:s text:c="99999999"/>'.repeat(2_000))), 'file_unpacks_too_large'],
  ])('soon, where it holds too many %s', async (_, rows, code) => {
    const started = process.cpuUsage();
    expect(await refusal(ods(rows))).toMatchObject({ code });
    expect(cpuMillis(started)).toBeLessThan(2_000);
  });

  test('where its numbers are none, they count as one', async () => {
    const odd = ['-5', '0', '1.5', 'x', '1e999', ''].map((times) =>
      row(cell('x', `table:number-columns-repeated="${times}"`), `table:number-rows-repeated="${times}"`),
    );
    expect(texts(await firstSheet(ods(odd.join(''))))).toEqual(odd.map((_, n) => [n + 1, 'x']));
  });
});
