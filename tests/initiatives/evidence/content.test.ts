import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Invalid } from '../../../src/errors.ts';
import { recognise } from '../../../src/initiatives/evidence/content/recognise.ts';
import { EVIDENCE_LIMITS } from '../../../src/initiatives/evidence/evidence.ts';
import { zip } from '../../support/zip.ts';
import { box, chunk, contentTypes, heic, jpeg, office, pdf, png, segment, webp } from './files.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The format, or the code of the refusal. */
const found = (bytes: Buffer): Promise<string> =>
  recognise(bytes).catch((error: unknown) => {
    if (error instanceof Invalid && error.problems['file']) return error.problems['file'].code;
    throw error;
  });

describe('what is evidence', () => {
  it.each<[string, string, Buffer]>([
    ['a pdf', 'pdf', pdf()],
    ['a pdf of the newest version', 'pdf', pdf('', '2.0')],
    [
      'an encrypted pdf',
      'pdf',
      latin1(pdf().toString('latin1').replace('/Size 3', '/Size 3 /Encrypt 9 0 R')),
    ],
    ['a pdf with some lines behind its end', 'pdf', Buffer.concat([pdf(), Buffer.alloc(900, 0x0a)])],
    ['a photo', 'jpeg', jpeg()],
    ['a photo with exif only', 'jpeg', jpeg({ before: [segment(0xe1, 'Exif\0\0MM')] })],
    [
      'a photo with a thumbnail of its own in it',
      'jpeg',
      jpeg({ before: [segment(0xe1, jpeg({ width: 160, height: 120 }))] }),
    ],
    ['a photo with a film behind it', 'jpeg', jpeg({ after: box('ftyp', latin1('isom\0\0\0\0')) })],
    [
      'a photo with xmp',
      'jpeg',
      jpeg({
        before: [
          segment(
            0xe1,
            'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>',
          ),
        ],
      }),
    ],
    ['a screenshot', 'png', png()],
    ['a screenshot with text in it', 'png', png({ more: [chunk('tEXt', 'Software\0gnome-screenshot')] })],
    ['a lossy webp', 'webp', webp('VP8 ')],
    ['a lossless webp', 'webp', webp('VP8L')],
    ['an extended webp', 'webp', webp('VP8X')],
    ['a telephone’s picture', 'heic', heic()],
    ['a document', 'docx', office('docx')],
    [
      'a document with a sheet in it',
      'docx',
      office('docx', { name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', data: 'PK' }),
    ],
    [
      'a document made from a template of the same machine',
      'docx',
      office('docx', {
        name: 'word/_rels/settings.xml.rels',
        data: '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:\\Mau\\congvan.dotx" TargetMode="External"/></Relationships>',
      }),
    ],
    ['a workbook', 'xlsx', office('xlsx')],
    ['a picture of as many points as are taken', 'jpeg', jpeg({ width: 10_000, height: 10_000 })],
  ])('%s', async (_what, format, bytes) => {
    expect(await found(bytes)).toBe(format);
  });
});

const HTML = '<html><script>alert(document.domain)</script></html>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const ZIP = Buffer.from(zip([{ name: 'a.txt', data: 'a' }]));
const COMPOUND = latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const remoteTemplate = (target: string): Buffer =>
  office('docx', {
    name: 'word/_rels/settings.xml.rels',
    deflate: true,
    data: `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`,
  });
const withMain = (type: string): Buffer => Buffer.from(zip([contentTypes(['word/document.xml', type])]));
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

describe('what is not taken', () => {
  it.each<[string, string, Buffer]>([
    ['nothing at all', 'evidence_empty', Buffer.alloc(0)],
    ['one byte', 'evidence_unknown_type', Buffer.alloc(1)],
    ['a page', 'evidence_unknown_type', latin1(HTML)],
    ['a page behind a byte order mark', 'evidence_unknown_type', latin1(`\xef\xbb\xbf${HTML}`)],
    ['a drawing that runs programs', 'evidence_unknown_type', latin1(SVG)],
    ['xml', 'evidence_unknown_type', latin1(`<?xml version="1.0"?>${SVG}`)],
    ['a Windows program', 'evidence_unknown_type', latin1('MZ\x90\0\x03\0\0\0')],
    ['a Linux program', 'evidence_unknown_type', latin1('\x7fELF\x02\x01\x01')],
    ['a shell script', 'evidence_unknown_type', latin1('#!/bin/sh\nrm -rf /\n')],
    ['plain text', 'evidence_unknown_type', latin1('xin chao')],
    ['a gif', 'evidence_unknown_type', latin1('GIF89a\x01\0\x01\0\0\0\0;')],
    ['a gif that is a script as well', 'evidence_unknown_type', latin1('GIF89a/*\0\0*/=1;alert(1)')],
    ['a bitmap', 'evidence_unknown_type', latin1('BM\x46\0\0\0\0\0')],
    ['a tiff', 'evidence_unknown_type', latin1('II*\0\x08\0\0\0')],
    [
      'a film',
      'evidence_unknown_type',
      Buffer.concat([box('ftyp', latin1('isom\0\0\0\0mp42')), box('mdat')]),
    ],
    ['an avif', 'evidence_unknown_type', heic({ brand: 'avif' })],
    ['a zip file', 'evidence_unknown_type', ZIP],
    ['an empty zip file', 'evidence_unknown_type', Buffer.from(zip([]))],
    ['a rar file', 'evidence_unknown_type', latin1('Rar!\x1a\x07\0')],
    [
      'a Java archive',
      'evidence_unknown_type',
      Buffer.from(zip([{ name: 'META-INF/MANIFEST.MF', data: '' }])),
    ],
    [
      'an OpenDocument text',
      'evidence_unknown_type',
      Buffer.from(zip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }])),
    ],
    [
      'slides',
      'evidence_unknown_type',
      withMain('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
    ],
    [
      'a Word template',
      'evidence_unknown_type',
      withMain('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
    ],
    [
      'an old document or one with a password',
      'evidence_old_office',
      Buffer.concat([COMPOUND, Buffer.alloc(600)]),
    ],

    ['a pdf that begins later', 'evidence_unknown_type', Buffer.concat([Buffer.from('x\n'), pdf()])],
    ['a page with a pdf inside', 'evidence_unknown_type', Buffer.concat([latin1(HTML), pdf()])],
    ['a pdf of no version', 'evidence_unknown_type', pdf('', '9.9')],
    ['a pdf cut short', 'evidence_damaged', pdf().subarray(0, -30)],
    ['a pdf with a zip file behind it', 'evidence_extra_content', Buffer.concat([pdf(), ZIP])],

    ['a photo of three bytes', 'evidence_damaged', latin1('\xff\xd8\xff')],
    ['a photo cut short', 'evidence_damaged', jpeg().subarray(0, 60)],
    ['a photo without its end', 'evidence_damaged', jpeg().subarray(0, -2)],
    ['a photo without a picture', 'evidence_damaged', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    [
      'a photo whose first segment is a page',
      'evidence_damaged',
      Buffer.concat([latin1('\xff\xd8\xff'), latin1(HTML)]),
    ],
    [
      'a photo whose segment is longer than the file',
      'evidence_damaged',
      jpeg({ before: [latin1('\xff\xe1\xff\xff')] }),
    ],
    [
      'a photo that is a script: the header holds its beginning',
      'evidence_damaged',
      jpeg({ before: [segment(0xe0, `JFIF\0${'A'.repeat(0x2f2a - 7)}`)] }),
    ],
    ['a photo with a page in its comment', 'evidence_extra_content', jpeg({ before: [segment(0xfe, HTML)] })],
    ['a photo with a page behind it', 'evidence_extra_content', jpeg({ after: HTML.toUpperCase() })],
    [
      'a photo with php in its exif',
      'evidence_extra_content',
      jpeg({ before: [segment(0xe1, 'Exif\0\0<?php system($_GET[0]);')] }),
    ],
    ['a photo with a drawing behind it', 'evidence_extra_content', jpeg({ after: SVG })],
    ['a photo with a zip file behind it', 'evidence_extra_content', jpeg({ after: ZIP })],
    ['a photo with a document behind it', 'evidence_extra_content', jpeg({ after: office('docx') })],
    ['a photo of too many points', 'evidence_too_many_pixels', jpeg({ width: 20_000, height: 20_000 })],
    ['a photo without height', 'evidence_damaged', jpeg({ height: 0 })],

    ['a png of its signature only', 'evidence_damaged', latin1('\x89PNG\r\n\x1a\n')],
    ['a png cut short', 'evidence_damaged', png().subarray(0, -8)],
    ['a png without data', 'evidence_damaged', Buffer.concat([png().subarray(0, 33), chunk('IEND', '')])],
    ['a png with a page behind it', 'evidence_extra_content', png({ after: HTML })],
    ['a png with a zip file behind it', 'evidence_extra_content', png({ after: ZIP })],
    [
      'a png with a script in its text',
      'evidence_extra_content',
      png({ more: [chunk('tEXt', `Comment\0${HTML}`)] }),
    ],
    ['a png of too many points', 'evidence_too_many_pixels', png({ width: 100_000, height: 100_000 })],
    [
      'a png of the largest size there is',
      'evidence_too_many_pixels',
      png({ width: 0xffffffff, height: 0xffffffff }),
    ],
    [
      'a png of ever more chunks',
      'evidence_damaged',
      png({ more: [Buffer.concat(Array.from({ length: 30_000 }, () => chunk('tEXt', '')))] }),
    ],

    ['a webp cut short', 'evidence_damaged', webp().subarray(0, -4)],
    ['a webp with something behind it', 'evidence_extra_content', Buffer.concat([webp(), latin1(HTML)])],
    ['a webp of too many points', 'evidence_too_many_pixels', webp('VP8X', 16_000, 16_000)],
    ['a sound file', 'evidence_unknown_type', latin1(`RIFF\x24\0\0\0WAVEfmt ${'\0'.repeat(30)}`)],
    ['a telephone’s picture cut short', 'evidence_damaged', heic().subarray(0, -10)],
    ['a telephone’s picture without data', 'evidence_damaged', heic({ data: false })],
    [
      'a telephone’s picture of too many points',
      'evidence_too_many_pixels',
      heic({ width: 30_000, height: 30_000 }),
    ],
    [
      'a telephone’s picture with a page behind it',
      'evidence_damaged',
      Buffer.concat([heic(), latin1(HTML)]),
    ],

    ['a document with macros', 'evidence_macros', office('docx', { name: 'word/vbaProject.bin', data: 'x' })],
    [
      'a document with macros under another name',
      'evidence_macros',
      Buffer.from(
        zip([
          contentTypes(['word/document.xml', MAIN], ['word/x.bin', 'application/vnd.ms-office.vbaProject']),
        ]),
      ),
    ],
    [
      'a document that may hold macros, named .docx',
      'evidence_macros',
      withMain('application/vnd.ms-word.document.macroEnabled.main+xml'),
    ],
    [
      'a workbook with sheets of macros',
      'evidence_macros',
      office('xlsx', { name: 'xl/macrosheets/sheet1.xml', data: 'x' }),
    ],
    [
      'a workbook with ActiveX',
      'evidence_macros',
      office('xlsx', { name: 'xl/activeX/activeX1.bin', data: 'x' }),
    ],
    [
      'a document with a template from the net',
      'evidence_remote_template',
      remoteTemplate('https://evil.example/mau.dotm'),
    ],
    [
      'a document with a template from another machine',
      'evidence_remote_template',
      remoteTemplate('\\\\10.0.0.9\\share\\mau.dotm'),
    ],
    [
      'a document that hides what it is in entities',
      'evidence_damaged',
      withMain(
        `${MAIN}"/><Override PartName="/x" ContentType="application/vnd.ms-word.document.macro&#69;nabled.main+xml`,
      ),
    ],
    [
      'a document and a workbook in one',
      'evidence_unknown_type',
      Buffer.from(
        zip([
          contentTypes(
            ['a', MAIN],
            ['b', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
          ),
        ]),
      ),
    ],
    [
      'a document with two lists of its parts',
      'evidence_damaged',
      office('docx', contentTypes(['word/x.bin', 'application/vnd.ms-office.vbaProject'])),
    ],
    [
      'a document with a page behind it',
      'evidence_extra_content',
      Buffer.concat([office('docx'), latin1(HTML)]),
    ],
    ['a document cut short', 'evidence_damaged', office('docx').subarray(0, -40)],
    [
      'a document whose list unpacks to more than it says',
      'evidence_damaged',
      Buffer.from(zip([{ ...contentTypes(['word/document.xml', MAIN]), claims: { size: 10 } }])),
    ],
    [
      'a document whose list is a bomb',
      'evidence_damaged',
      Buffer.from(zip([{ name: '[Content_Types].xml', data: Buffer.alloc(30_000_000), deflate: true }])),
    ],
    [
      'a document of too many parts',
      'evidence_damaged',
      office('docx', ...Array.from({ length: 2_100 }, (_, n) => ({ name: `x/${n}`, data: '' }))),
    ],
  ])('%s', async (_what, code, bytes) => {
    expect(await found(bytes)).toBe(code);
  });
});

describe('whatever comes', () => {
  const good = [pdf(), jpeg(), png(), webp('VP8X'), heic(), office('docx'), office('xlsx')];

  it('is taken or refused in words, and quickly', async () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 6 }),
        fc.nat(40),
      )
      .map(([bytes, changes, cut]) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy.subarray(0, copy.length - cut);
      });
    const anything = fc.oneof(
      mutated,
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        expect(await found(bytes)).toMatch(/^(pdf|jpeg|png|webp|heic|docx|xlsx|evidence_\w+)$/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never is a picture of more points than are taken', async () => {
    const side = fc.integer({ min: 1, max: 65_535 });
    await fc.assert(
      fc.asyncProperty(side, side, async (width, height) => {
        const taken = width * height <= EVIDENCE_LIMITS.pixels;
        expect(await found(jpeg({ width, height }))).toBe(taken ? 'jpeg' : 'evidence_too_many_pixels');
        expect(await found(png({ width, height }))).toBe(taken ? 'png' : 'evidence_too_many_pixels');
      }),
    );
  });
});
