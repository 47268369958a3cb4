import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { describe, expect, it } from 'vitest';
import { serverOf } from '../../src/http/server.ts';

describe('the server', () => {
  it('makes requests and responses that Express has nothing to change about', async () => {
    const app = express();
    const seen: { req: Request; res: Response }[] = [];
    app.get('/here', (req, res) => {
      seen.push({ req, res });
      res.type('text').send(`${req.method} ${req.path} ${req.get('x-word')}`);
    });
    const server = serverOf(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (let turn = 0; turn < 2; turn++) {
      const answer = await fetch(`http://127.0.0.1:${port}/here?a=1`, { headers: { 'x-word': 'gio' } });
      expect(await answer.text()).toBe('GET /here gio');
    }
    server.close();
    const [first, second] = seen;
    // made under the app's prototypes by classes of their own: one shape for all
    expect(Object.getPrototypeOf(first?.req)).toBe(app.request);
    expect(Object.getPrototypeOf(first?.res)).toBe(app.response);
    expect(first?.req.constructor).not.toBe(IncomingMessage);
    expect(first?.req.constructor).toBe(second?.req.constructor);
    expect(first?.req.app).toBe(app);
  });
});
