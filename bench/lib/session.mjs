import { fetchOnce } from './measure.mjs';

/** A signed-in browser, as little of it as a bench needs: its cookies, and forms with its token. */
export async function signIn(address, { email, password }) {
  const cookies = new Map();
  let csrf = '';
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = () => ({ cookie: cookie(), 'content-type': 'application/x-www-form-urlencoded' });
  const form = (fields) => new URLSearchParams({ _csrf: csrf, ...fields }).toString();
  const send = async (path, options = {}) => {
    const answer = await fetchOnce(address + path, { ...options, headers: headers() });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    csrf =
      /name="_csrf" value="([^"]+)"/.exec(answer.body.toString())?.[1]?.replaceAll('&#x3D;', '=') ?? csrf;
    return answer;
  };
  await send('/sign-in');
  const { status } = await send('/sign-in', { method: 'POST', body: form({ email, password }) });
  if (status !== 303) throw new Error(`signing in answered ${status}`);
  await send('/initiatives/new');
  /** Sends one file with fields; answers where it is led to. */
  const upload = async (path, { bytes, name }, fields) => {
    const body = new FormData();
    for (const [key, value] of Object.entries({ _csrf: csrf, ...fields })) body.append(key, value);
    body.append('file', new Blob([bytes]), name);
    const options = { method: 'POST', body, headers: { cookie: cookie() }, redirect: 'manual' };
    const answer = await fetch(address + path, options);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
    return answer.headers.get('location').split('?')[0];
  };
  const post = (path, fields) => send(path, { method: 'POST', body: form(fields) });
  return { headers, form, send, post, upload };
}
