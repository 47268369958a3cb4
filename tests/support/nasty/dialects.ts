import { writeXlsx } from 'hucre/xlsx';
import { xlsx } from '../xlsx.ts';
import { inDialect, TABLE_READ } from './dialect.ts';
import { combinations, type NastyFile, reads } from './nasty-file.ts';

const combined: NastyFile[] = combinations({
  strings: ['shared', 'inline', 'formula', 'runs'],
  prefix: ['', 'x:'],
  places: ['full', 'none', 'dollars'],
  days: ['1900', '1904', 'strict'],
  encoding: ['utf-8', 'utf-8 with a mark', 'utf-16'],
} as const).map((dialect) => reads(TABLE_READ, Object.values(dialect).join(', '), () => inDialect(dialect)));

const TWO = [
  [1, 'Họ và tên', 'Ngày'],
  [2, 'Ngô Văn Đạt', '16/04/2022'],
];
const strings =
  '<si><t xml:space="preserve">Họ và tên</t></si><si><t>Ngày</t></si><si><t>Ngô Văn Đạt</t></si>';
const styles =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="d/m/yyyy h:mm:ss"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="164"/></cellXfs>';
const shared = (row: string, cells: readonly [string, string]) =>
  xlsx({
    strings,
    styles,
    sheets: [{ name: 'A', xml: row.replace('ONE', cells[0]).replace('TWO', cells[1]) }],
  });

/** As these programs write, each with what only it does. */
const programs: NastyFile[] = [
  reads(TWO, 'LibreOffice', () =>
    shared(
      '<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><cols><col collapsed="false" hidden="false" max="1025" min="1" style="0" width="11.52"/></cols><sheetData><row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">ONE</row><row r="2" hidden="false">TWO</row></sheetData><sheetProtection sheet="false"/><extLst><ext><loext:extCalcPr xmlns:loext="urn:a" stringRefSyntax="CalcA1"/></ext></extLst>',
      [
        '<c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c>',
        '<c r="A2" s="0" t="s"><v>2</v></c><c r="B2" s="1" t="n"><f aca="false">DATE(2022,4,16)</f><v>44667</v></c><c r="C2" s="0"/>',
      ],
    ),
  ),
  reads(TWO, 'Google', () =>
    shared(
      `<sheetData><row r="1" ht="15.75" customHeight="1">ONE</row><row r="2">TWO</row>${Array.from({ length: 998 }, (_, n) => `<row r="${n + 3}"><c r="A${n + 3}" s="1"/></row>`).join('')}</sheetData><drawing r:id="rId9" xmlns:r="urn:r"/>`,
      [
        '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c>',
        '<c r="A2" s="1" t="s"><v>2</v></c><c r="B2" s="1"><v>44667.561446759260</v></c>',
      ],
    ),
  ),
  reads(TWO, 'WPS', () =>
    shared(
      '<sheetPr xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" etc:filterBottomFollowUsedRange="0"/><sheetData><row r="1" spans="1:2">ONE</row><row r="2" spans="1:2">TWO</row></sheetData><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>',
      [
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
        '<c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>44667</v></c>',
      ],
    ),
  ),
  reads(TWO, 'a reporting library', () =>
    xlsx({
      styles,
      rows: '<row><c t="inlineStr"><is><t>Họ và tên</t></is></c><c t="str"><v>Ngày</v></c></row><row><c t="inlineStr"><is><t>Ngô Văn Đạt</t></is></c><c s="1"><v>44667</v></c></row>',
    }),
  ),
  ...(['1900', '1904'] as const).flatMap((dateSystem) =>
    (['shared', 'inline'] as const).map((stringMode) =>
      reads(TWO, `hucre, ${dateSystem}, ${stringMode}`, () =>
        writeXlsx({
          dateSystem,
          stringMode,
          sheets: [
            {
              name: 'A',
              rows: [
                ['Họ và tên', 'Ngày'],
                ['Ngô Văn Đạt', new Date('2022-04-16T00:00:00Z')],
              ],
            },
          ],
        }),
      ),
    ),
  ),
];

export const dialects: NastyFile[] = [...combined, ...programs];
