import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../src/initiatives/evidence/file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['quyết định.pdf', 'quyết định.pdf'],
    ['ẢNH.PDF', 'ẢNH.pdf'],
    ['khong-duoi', 'khong-duoi.pdf'],
    ['trang.html', 'trang.html.pdf'],
    ['anh.pdf.exe', 'anh.pdf.exe.pdf'],
    ['anh.jpg.pdf', 'anh.jpg.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe.pdf'],
    ['/var/www/shell.php', 'shell.php.pdf'],
    ['C:\\Users\\Lan\\anh.pdf', 'anh.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['a\r\nContent-Type: text/html\r\n\r\n<b>.pdf', 'html -b-.pdf'],
    ['\u202egpj.exe.pdf', 'gpj.exe.pdf'],
    ['\u2066fdp\u2069.pdf', 'fdp.pdf'],
    ['"quoted"; filename=x.exe.pdf', 'quoted-- filename=x.exe.pdf'],
    ['<script>alert(1)</script>.pdf', 'script-.pdf'],
    ['50%41.pdf', '50-41.pdf'],
    ['con.pdf', '_con.pdf'],
    ['NUL', '_NUL.pdf'],
    ['lpt1.tar.pdf', '_lpt1.tar.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['....', 'minh-chung.pdf'],
    ['', 'minh-chung.pdf'],
    ['   .pdf', 'minh-chung.pdf'],
    ['e\u0302\u0323.pdf', 'ệ.pdf'],
    ['\ud800.pdf', '\ufffd.pdf'],
  ])('%j is kept as %j', (sent, kept) => {
    const name = fileNameOf(sent, 'pdf');

    expect(name).toBe(kept);
  });

  it('has the ending of what the file is', () => {
    expect(fileNameOf('a.jpeg', 'jpeg')).toBe('a.jpeg');
    expect(fileNameOf('a.png', 'jpeg')).toBe('a.png.jpg');
    expect(fileNameOf('a.docm', 'docx')).toBe('a.docm.docx');
    expect(fileNameOf('a.HEIF', 'heic')).toBe('a.heif');
  });

  it('is short, in whole letters, and harmless, whatever was sent', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 500, unit: 'binary' }),
      fc.string({ maxLength: 400, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (sent) => {
        const name = fileNameOf(sent, 'xlsx');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
        expect(name).toMatch(/[^.\s]\.xlsx$/);
        expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069/\\:*?"<>|;]/u);
        expect(Buffer.from(name).toString()).toBe(name);
        expect(name).not.toMatch(/^[.\s]/);
        expect(fileNameOf(name, 'xlsx')).toBe(name);
      }),
      { numRuns: 2_000 },
    );
    expect(fileNameOf('ệ'.repeat(300), 'pdf')).toMatch(/^ệ{60}\.pdf$/);
  });
});
