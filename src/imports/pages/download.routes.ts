import { Readable } from 'node:stream';
import { NotFound } from '../../errors.ts';
import type { FileStore } from '../../files/file-store.ts';
import { get, type Handler, idParam, type Route } from '../../http/route.ts';
import { sendDownload } from '../../http/send-download.ts';
import { sendStream } from '../../http/send-stream.ts';
import { XLSX_TYPE } from '../../workbook/write/workbook-stream.ts';
import { makeFixIt } from '../fix-it/make-fix-it.ts';
import { getBatch } from '../import.store.ts';
import { listFiles } from '../import-file.store.ts';
import { fenceOfRequest } from './show.routes.ts';

/** What can be taken home from a batch: the rows to mend, and the files as they were sent. */
export const downloadRoutes = ({ files }: { readonly files: FileStore }): Route[] => [
  get('/imports/:id/fix-it.xlsx', 'imports.use', sendFixIt),
  get('/imports/:id/files/:round', 'imports.use', sendFile(files)),
];

const sendFixIt: Handler = async (req, res) => {
  const { name, chunks } = await makeFixIt(req.context, idParam(req, 'id'));
  await sendStream(res, { name, type: XLSX_TYPE }, Readable.from(chunks, { objectMode: true }));
};

const sendFile =
  (files: FileStore): Handler =>
  async (req, res) => {
    const { db } = req.context;
    const { id } = await getBatch(db, fenceOfRequest(req), idParam(req, 'id'));
    const file = (await listFiles(db, id)).find(({ round }) => round === idParam(req, 'round'));
    if (!file) throw new NotFound();
    const bytes = await files.read(file.stored_name);
    sendDownload(res, { name: file.file_name, type: 'application/octet-stream', bytes });
  };
