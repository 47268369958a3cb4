import { readdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from '../../../src/files/file-store.ts';
import { addEvidence } from '../../../src/initiatives/evidence/add-evidence.ts';
import { removeEvidence } from '../../../src/initiatives/evidence/remove-evidence.ts';
import { sentFile } from '../../../src/initiatives/evidence/sent-file.ts';
import { attachmentProblems } from '../../../src/manage/attachments.ts';
import { type Answer, listen, type RawClient } from '../../support/raw-client.ts';
import { PASSWORD, PEOPLE, useWorld } from '../../support/world.ts';
import { browserOf, submitted } from '../acting.ts';
import { added, errorsIn, rowsOf } from './adding.ts';
import { pdf } from './files.ts';

const world = useWorld();
let server: Awaited<ReturnType<typeof listen>>;
let lan: RawClient;
let code = '';
beforeAll(async () => {
  server = await listen(world.app);
  lan = server.client();
  await lan.form('/sign-in', { email: PEOPLE.lan.email, password: PASSWORD });
  code = await submitted(world, 'lan');
});
afterAll(() => server.close());

/** One multipart body, to the letter: `disposition` is what stands behind `name="file"`. */
async function sendRaw(
  disposition: string,
  type = 'application/pdf',
  content = pdf().toString('latin1'),
): Promise<Answer> {
  const part = (head: string, body: string): string =>
    `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const file = `--edge\r\ncontent-disposition: form-data; name="file"${disposition}\r\ncontent-type: ${type}\r\n\r\n${content}\r\n`;
  const body = `${part('name="_csrf"', await lan.formToken())}${part('name="kind"', 'document')}${file}--edge--\r\n`;
  return lan.send('POST', `/initiatives/${code}/evidence`, {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    body,
  });
}

const lastName = async (): Promise<string> => (await rowsOf(world, code)).at(-1)?.file_name ?? '';

describe('a file as programs send it', () => {
  it.each([
    ['a path', '; filename="../../../../tmp/x.pdf"', 'x.pdf'],
    ['a Windows path', '; filename="C:\\\\tmp\\\\x.pdf"', 'x.pdf'],
    ['an ending that lies', '; filename="x.php"', 'x.php.pdf'],
    ['two endings', '; filename="x.pdf.exe"', 'x.pdf.exe.pdf'],
    ['a line break', '; filename="x%0D%0ASet-Cookie: a=b.pdf"', 'x Set-Cookie- a=b.pdf'],
    ['a quotation mark', '; filename="x%22; filename=%22y.exe"', 'x-- filename=-y.exe.pdf'],
    ['turned letters', '; filename="\u202efdp.exe"', 'fdp.exe.pdf'],
    ['letters of other scripts', '; filename="Quyết định 𠮷.pdf"', 'Quyết định 𠮷.pdf'],
    ['markup', '; filename="<img src=x onerror=alert(1)>.pdf"', 'img src=x onerror=alert(1)-.pdf'],
  ])('with %s in its name', async (_what, disposition, name) => {
    expect((await sendRaw(disposition)).status).toBe(303);
    expect(await lastName()).toBe(name);
    const page = await lan.send('GET', `/initiatives/${code}`);
    expect(page.text).not.toContain('<img src=x');
    const id = (await rowsOf(world, code)).at(-1)?.id;
    const file = await lan.send('GET', `/initiatives/${code}/evidence/${id}`);
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename=("[^"\r\n]*"|[\w.-]+)(; filename\*=UTF-8''[\w.%()!'*-]+)?$/,
    );
    expect(file.headers).not.toHaveProperty('set-cookie');
    await lan.form(`/initiatives/${code}/evidence/${id}/removal`);
  });

  it('with 300 letters in its name', async () => {
    expect((await sendRaw(`; filename="${'ệ'.repeat(300)}.pdf"`)).status).toBe(303);
    expect(await lastName()).toBe(`${'ệ'.repeat(60)}.pdf`);
  });

  it('is what its bytes are, whatever type is claimed', async () => {
    expect((await sendRaw('; filename="x.html"', 'text/html')).status).toBe(303);
    const row = (await rowsOf(world, code)).at(-1);
    expect(row).toMatchObject({ media_type: 'application/pdf', file_name: 'x.html.pdf' });
    expect((await sendRaw('; filename="x.pdf"', 'application/pdf', '<html>')).status).toBe(422);
  });

  it.each([
    ['no name', ''],
    ['an empty name', '; filename=""'],
  ])('counts as none with %s', async (_what, disposition) => {
    expect((await sendRaw(disposition)).status).toBe(422);
  });

  it('is refused in words where the form is torn', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
    const torn = await lan.send('POST', `/initiatives/${code}/evidence`, {
      headers,
      body: '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
    });
    expect([torn.status, torn.text.includes('lang="vi"')]).toEqual([400, true]);
    const two = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nx\r\n';
    const doubled = await lan.send('POST', `/initiatives/${code}/evidence`, {
      headers,
      body: `${two}${two}--edge--\r\n`,
    });
    expect(doubled.status).toBe(400);
  });
});

/** Announces so many bytes and sends only the first few; answers what came back meanwhile. */
function announce(
  bytes: number,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port: server.port,
        method: 'POST',
        path,
        agent: false,
        headers: {
          'content-type': 'multipart/form-data; boundary=edge',
          'content-length': String(bytes),
          ...headers,
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, text });
          request.destroy();
        });
      },
    );
    request.on('error', reject);
    request.write('--edge\r\n');
  });
}

describe('a file of 50 MB', () => {
  it('is refused before it is read', async () => {
    const cookie = [...lan.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { status, text } = await announce(50 * 1024 * 1024, `/initiatives/${code}/evidence`, { cookie });
    expect(status).toBe(422);
    expect(text).toMatch(/id="file-error">Tệp lớn hơn 10 MB/);
  });

  it('shows nothing to who may not see the item', async () => {
    const foreign = await submitted(world, 'hung');
    const cookie = [...lan.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await announce(50 * 1024 * 1024, `/initiatives/${foreign}/evidence`, { cookie })).status).toBe(
      404,
    );
    expect((await announce(50 * 1024 * 1024, `/initiatives/${foreign}/evidence`, {})).status).toBe(401);
  });
});

describe('a session that ended while a file was sent', () => {
  it('leads back to the item, where the file is asked for again', async () => {
    const visitor = world.visitor();
    const refused = await visitor.upload(
      `/initiatives/${code}/evidence`,
      { name: 'a.pdf', bytes: pdf() },
      { kind: 'photo' },
    );
    expect(refused.status).toBe(401);
    const carry = /name="carry" value="([^"]+)"/.exec(refused.text)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const before = await rowsOf(world, code);
    const back = await visitor.post('/sign-in', { email: PEOPLE.lan.email, password: PASSWORD, carry });
    expect(back.status).toBe(200);
    expect(back.text).toContain(`action="/initiatives/${code}/evidence"`);
    expect(errorsIn(back)).toContain('Chọn lại tệp');
    expect(await rowsOf(world, code)).toEqual(before);
  });
});

/** A store whose process ends at this point. */
const killedAt = (point: 'put' | 'remove'): FileStore => ({
  ...world.files,
  async put(bytes) {
    const name = await world.files.put(bytes);
    if (point === 'put') throw new Error('killed');
    return name;
  },
  async remove() {
    throw new Error('killed');
  },
});

describe('a process that is killed', () => {
  const inTwoDays = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
  const problems = (now: Date) => attachmentProblems(world.database.db, world.folder, now);
  const input = { kind: 'photo', note: '' } as const;

  it('between file and row leaves a file without a row, which is found a day later', async () => {
    expect(await problems(inTwoDays)).toEqual([]);
    const item = await submitted(world, 'lan');
    const sending = addEvidence(await world.context('lan'), killedAt('put'), item, {
      file: await sentFile('a.pdf', pdf('torn')),
      input,
      request: null,
    });
    await expect(sending).rejects.toThrow('killed');
    expect(await rowsOf(world, item)).toEqual([]);
    expect(await problems(new Date())).toEqual([]);
    const found = await problems(inTwoDays);
    expect(found).toEqual([expect.stringMatching(/^attachment: [0-9a-f]{32} belongs to nothing$/)]);
    for (const name of readdirSync(join(world.folder, 'attachments')))
      if (found[0]?.includes(name)) await world.files.remove(name);
  });

  it('between the trace and the file’s removal leaves no way to the file', async () => {
    const item = await submitted(world, 'lan');
    const row = await added(world, 'lan', item);
    await removeEvidence(await world.context('lan'), killedAt('remove'), item, row.id);
    expect((await rowsOf(world, item))[0]?.removed_at).not.toBeNull();
    expect(
      (await (await browserOf(world, 'lan')).get(`/initiatives/${item}/evidence/${row.id}`)).status,
    ).toBe(404);
    expect(await problems(inTwoDays)).toEqual([`attachment: ${row.stored_name} belongs to nothing`]);
  });

  it('or a disk that lost a file, is said where the file is asked for', async () => {
    const item = await submitted(world, 'lan');
    const row = await added(world, 'lan', item);
    await world.files.remove(row.stored_name);
    expect(
      (await (await browserOf(world, 'lan')).get(`/initiatives/${item}/evidence/${row.id}`)).status,
    ).toBe(404);
    expect(await problems(new Date())).toEqual([`attachment: ${row.stored_name} is missing`]);
  });
});
