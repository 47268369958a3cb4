import { Readable } from 'node:stream';
import { get, type Handler, param, query, type Route } from '../../http/route.ts';
import { sendStream } from '../../http/send-stream.ts';
import { XLSX_TYPE } from '../../workbook/write/workbook-stream.ts';
import { makeTemplate } from './make-template.ts';

/** The workbook to fill in, for whoever may import. */
export const templateRoutes = (): Route[] => [
  get('/campaigns/:slug/template.xlsx', 'imports.use', sendTemplate),
];

const sendTemplate: Handler = async (req, res) => {
  const organisation = query(req, 'organisation') || undefined;
  const { name, chunks } = await makeTemplate(req.context, param(req, 'slug'), organisation);
  await sendStream(res, { name, type: XLSX_TYPE }, Readable.from(chunks, { objectMode: true }));
};
