/** The limit for pages: Express 5 that sends fixed bytes and does nothing else. */
import { readFileSync } from 'node:fs';
import express from 'express';

const body = process.argv[2] ? readFileSync(process.argv[2]) : Buffer.alloc(20_000, 'x');
const app = express();
app.get('/', (_req, res) => {
  res.setHeader('content-type', 'text/html; charset=utf-8');
  res.setHeader('content-length', body.length);
  res.end(body);
});
const server = app.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`),
);
