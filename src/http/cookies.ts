import cookieParser from 'cookie-parser';
import type { RequestHandler } from 'express';

/** Cookies as text. The parser reads “j:…” as JSON, which we never send and no reader of cookies expects. */
export function cookies(): RequestHandler {
  const parse = cookieParser();
  return (req, res, next) =>
    parse(req, res, (error?: unknown) => {
      const texts = Object.entries(req.cookies ?? {}).filter(([, value]) => typeof value === 'string');
      req.cookies = Object.fromEntries(texts);
      next(error);
    });
}
