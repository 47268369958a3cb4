import { worksheet, xlsx, xlsxParts } from '../xlsx.ts';
import { type NastyFile, reads, refused } from './nasty-file.ts';

const PARTS = [
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/worksheets/sheet1.xml',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
];
const SOUND = {
  rows: '<row><c t="s"><v>0</v></c></row>',
  strings: '<si><t>chữ</t></si>',
  styles: '<cellXfs><xf/></cellXfs>',
};

/** The sound workbook with one of its parts changed. */
const changed = (part: string, change: (xml: string) => string | Uint8Array): Uint8Array =>
  xlsx({ ...SOUND, replace: { [part]: change(String(xlsxParts(SOUND)[part])) } });

const DOCTYPES: Readonly<Record<string, string>> = {
  'billion laughs': `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]>`,
  'quadratic growth': `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(50_000)}">]>`,
  'a file of the machine': '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  'a file of the net': '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
  parameters: '<!DOCTYPE a [<!ENTITY % a "<!ENTITY b \'c\'>">%a;]>',
  'one without a word': '<!DOCTYPE a>',
  'small letters': '<!doctype a>',
  'default attributes': '<!DOCTYPE c [<!ATTLIST c t CDATA "s">]>',
};
const doctypes: NastyFile[] = PARTS.flatMap((part) =>
  Object.entries(DOCTYPES).flatMap(([name, doctype]) => [
    refused('file_xml_doctype', `${name} in ${part}`, () => changed(part, (xml) => doctype + xml)),
    refused('file_xml_doctype', `${name} behind a declaration in ${part}`, () =>
      changed(part, (xml) => `<?xml version="1.0"?><!-- a -->\n${doctype}${xml}`),
    ),
  ]),
);

const BROKEN: Readonly<Record<string, (xml: string) => string | Uint8Array>> = {
  'an unknown entity': (xml) => xml.replace('>', '>&nbsp;'),
  'an entity that is a word of the language': (xml) => xml.replace('>', '>&constructor;'),
  'an entity without an end': (xml) => xml.replace('>', '>&amp '),
  'a forbidden character by number': (xml) => xml.replace('>', '>&#0;'),
  'half a character by number': (xml) => xml.replace('>', '>&#xD800;'),
  'a number beyond all characters': (xml) => xml.replace('>', '>&#x110000;'),
  'a NUL': (xml) => xml.replace('>', '>\0'),
  'a control character': (xml) => xml.replace('>', '>\x08'),
  'a character that is none': (xml) => xml.replace('>', '>\uffff'),
  'bytes of another encoding': (xml) => Buffer.from(xml.replace('>', '>\xe1\xea'), 'latin1'),
  nothing: () => '',
  'white space': () => ' \n',
  'no markup': () => 'Kính gửi Công đoàn',
  'two roots': (xml) => xml + xml,
  'text before the root': (xml) => `x${xml}`,
  'text behind the root': (xml) => `${xml}x`,
  'an end that is missing': (xml) => xml.slice(0, xml.lastIndexOf('<')),
  'a stray end': (xml) => `${xml}</a>`,
  'crossed elements': (xml) => xml.replace('>', '><a><b></a></b>'),
  'an attribute twice': (xml) => xml.replace('>', ' a="1" a="2">'),
  'an attribute without quotes': (xml) => xml.replace('>', ' a=1>'),
  'an attribute without a value': (xml) => xml.replace('>', ' a>'),
  'a name that is none': (xml) => xml.replace('>', '><1/>'),
  'a declaration in the middle': (xml) => xml.replace('>', '><?xml version="1.0"?>'),
  'the end of a CDATA section': (xml) => xml.replace('>', '>]]>'),
  'two dashes in a comment': (xml) => xml.replace('>', '><!-- a -- b -->'),
  JSON: () => '{"sheets":[]}',
};
const broken: NastyFile[] = PARTS.flatMap((part) =>
  Object.entries(BROKEN).map(([name, change]) =>
    refused('file_damaged', `${name} in ${part}`, () => changed(part, change)),
  ),
);

const HARMLESS: Readonly<Record<string, (xml: string) => string>> = {
  'the five entities and numbers': (xml) =>
    xml.replace('>', '><a b="&lt;&#65;">&amp;&quot;&apos;&gt;&#x1EC7;</a>'),
  'comments and instructions': (xml) =>
    `<?xml version='1.0' standalone='yes' ?>\n<!-- > & < --><?go on?>${xml}<!-- end -->`,
  'a hundred attributes': (xml) =>
    xml.replace('>', ` ${Array.from({ length: 100 }, (_, n) => `a${n}="${n}"`).join(' ')}>`),
  'sixty deep': (xml) => xml.replace('>', `>${'<a>'.repeat(60)}${'</a>'.repeat(60)}`),
};
const harmless: NastyFile[] = PARTS.flatMap((part) =>
  Object.entries(HARMLESS).map(([name, change]) =>
    reads([[1, 'chữ']], `${name} in ${part}`, () => changed(part, change)),
  ),
);

const deep = (depth: number) => worksheet('<a>'.repeat(depth) + '</a>'.repeat(depth));
const depths = [64, 100, 10_000, 300_000].map((depth) =>
  refused('file_xml_too_deep', `${depth} deep`, () => changed('xl/worksheets/sheet1.xml', () => deep(depth))),
);

export const markupFiles: NastyFile[] = [...doctypes, ...broken, ...harmless, ...depths];
