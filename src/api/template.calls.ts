import { Readable } from 'node:stream';
import { type Handler, param } from '../http/route.ts';
import { sendStream } from '../http/send-stream.ts';
import { makeTemplate } from '../imports/template/make-template.ts';
import { XLSX_TYPE } from '../workbook/write/workbook-stream.ts';
import type { Call } from './call.ts';

const handle: Handler = async (req, res) => {
  const { name, chunks } = await makeTemplate(req.context, param(req, 'slug'));
  await sendStream(res, { name, type: XLSX_TYPE }, Readable.from(chunks, { objectMode: true }));
};

/** The workbook that the import takes without a question, with the units of the token's account. */
export const templateCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/api/v1/campaigns/:slug/template.xlsx',
    name: 'getTemplate',
    ability: 'imports.use',
    scope: 'read',
    file: XLSX_TYPE,
    handle,
  },
];
