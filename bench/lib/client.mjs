import { connect } from 'node:net';

/**
 * One kept connection that sends one request after another and reads little: node's own client costs as
 * much as a small answer of the server, and would be measured with it.
 */
export async function openClient(address) {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let text = '';
  let settle;
  socket.setEncoding('latin1');
  socket.on('data', (data) => {
    text += data;
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
    if (text.length < end + 4 + length) return;
    const status = Number(text.slice(9, 12));
    text = '';
    settle.resolve(status);
  });
  socket.on('close', () => settle?.reject(new Error('the server closed the connection')));
  const post = (path, headers, body) =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  const close = () => {
    settle = undefined;
    socket.destroy();
  };
  return { post, close };
}
