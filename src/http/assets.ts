import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { projectRoot } from './views.ts';

const folder = join(projectRoot(), 'public');
const known = new Map<string, string>();

/** The address of a file of `public/` with its content's hash, so that browsers may keep it for good. */
export function assetPath(name: string): string {
  let path = known.get(name);
  if (path === undefined) {
    const file = join(folder, name);
    const hash = existsSync(file)
      ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10)
      : '0';
    path = `/assets/${name}?v=${hash}`;
    known.set(name, path);
  }
  return path;
}

export function assets(): RequestHandler {
  return express.static(folder, {
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
    dotfiles: 'ignore',
  });
}
