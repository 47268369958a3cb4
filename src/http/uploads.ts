import type { RequestHandler } from 'express';

const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

/** Loaded at the first upload, not at every start. */
let parser: Promise<RequestHandler> | undefined;

async function loadParser(): Promise<RequestHandler> {
  const { default: multer } = await import('multer');
  return multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 100, fieldSize: 100 * 1024, parts: 110 },
  }).single('file');
}

/** Reads one file into memory. Whatever the parser says about broken multipart is the sender's mistake, never ours. */
export const upload: RequestHandler = async (req, res, next) => {
  parser ??= loadParser();
  const parse = await parser;
  parse(req, res, (error: unknown) => {
    if (!error) {
      // multer hands the name over as latin1
      if (req.file)
        req.file.originalname = Buffer.from(req.file.originalname, 'latin1')
          .toString('utf8')
          .normalize('NFC');
      return next();
    }
    next(Object.assign(error instanceof Error ? error : new Error('upload'), { type: 'upload' }));
  });
};
