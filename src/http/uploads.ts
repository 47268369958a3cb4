import type { RequestHandler } from 'express';

const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;
/** What stands around the file: the other fields, boundaries, headers of parts. */
const AROUND_FILE_BYTES = 256 * 1024;

/** Loaded at the first upload, not at every start; one for each limit. */
const parsers = new Map<number, Promise<RequestHandler>>();

async function loadParser(mostBytes: number): Promise<RequestHandler> {
  const { default: multer } = await import('multer');
  return multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: mostBytes, files: 1, fields: 100, fieldSize: 100 * 1024, parts: 110 },
  }).single('file');
}

const parserFor = (mostBytes: number): Promise<RequestHandler> => {
  const loading = parsers.get(mostBytes) ?? loadParser(mostBytes);
  parsers.set(mostBytes, loading);
  return loading;
};

/** Has the parser loaded before the first file comes, where one is about to. */
export async function prepareUpload(): Promise<void> {
  await parserFor(UPLOAD_LIMIT_BYTES);
}

/** Reads one file into memory. Whatever the parser says about broken multipart is the sender's mistake, never ours. */
export function upload(mostBytes = UPLOAD_LIMIT_BYTES): RequestHandler {
  return async (req, res, next) => {
    if (Number(req.headers['content-length']) > mostBytes + AROUND_FILE_BYTES)
      return next(new UploadTooLarge(mostBytes)); // not read at all
    const parse = await parserFor(mostBytes);
    parse(req, res, (error: unknown) => {
      if (!error) {
        // multer hands the name over as latin1
        if (req.file)
          req.file.originalname = Buffer.from(req.file.originalname, 'latin1')
            .toString('utf8')
            .normalize('NFC');
        return next();
      }
      if ((error as { code?: string }).code === 'LIMIT_FILE_SIZE') return next(new UploadTooLarge(mostBytes));
      next(Object.assign(error instanceof Error ? error : new Error('upload'), { type: 'upload' }));
    });
  };
}

export class UploadTooLarge extends Error {
  readonly type = 'entity.too.large';
  /** In bytes. */
  readonly limit: number;

  constructor(limit: number) {
    super('upload too large');
    this.limit = limit;
  }
}
