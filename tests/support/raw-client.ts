import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Sending {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends exactly what it is told, path included, and keeps cookies: what polite clients would tidy up matters here. */
export interface RawClient {
  send(method: string, path: string, sending?: Sending): Promise<Answer>;
  /** A token for forms, good for this client's session. */
  formToken(): Promise<string>;
  form(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  readonly cookies: Map<string, string>;
}

export interface Listening {
  readonly port: number;
  client(): RawClient;
  close(): Promise<void>;
}

export async function listen(app: Express): Promise<Listening> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    client: () => rawClient(port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rawClient(port: number): RawClient {
  const cookies = new Map<string, string>();
  let token: string | undefined;
  const send: RawClient['send'] = async (method, path, { headers = {}, body } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await exchange(
      { port, method, path, headers: { ...(cookie ? { cookie } : {}), ...headers } },
      body,
    );
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const formToken = async (): Promise<string> => {
    if (token === undefined) {
      const { text } = await send('GET', cookies.has('session') ? '/account' : '/sign-in');
      token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    }
    return token;
  };
  const form: RawClient['form'] = async (path, fields = {}, headers = {}) => {
    const body = new URLSearchParams({ _csrf: await formToken(), ...fields }).toString();
    const answer = await send('POST', path, {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    if (answer.headers['set-cookie']?.some((line) => line.startsWith('session='))) token = undefined;
    return answer;
  };
  return { send, formToken, form, cookies };
}

/** Streams that never end are read no further than their head. */
function exchange(options: http.RequestOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      const { statusCode: status = 0, headers } = response;
      const done = (text: string): void => resolve({ status, headers, text });
      if (headers['content-type']?.startsWith('text/event-stream')) {
        response.destroy();
        return done('');
      }
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => done(text));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
