import type { Database } from '../database/connect.ts';
import type { Handler } from '../http/route.ts';
import { param } from '../http/route.ts';
import { sendStream } from '../http/send-stream.ts';
import { exportInitiatives } from '../reports/export-file.ts';
import type { Call } from './call.ts';

/** The list as a file, while it is read. */
export function exportCalls(database: Database): readonly Call[] {
  const handle: Handler = (req, res) =>
    exportInitiatives(req.context, database, { slug: param(req, 'slug') }, (file, chunks) =>
      sendStream(res, file, chunks),
    );
  return [
    {
      method: 'get',
      path: '/api/v1/campaigns/:slug/export.csv',
      name: 'exportInitiatives',
      ability: 'initiatives.export',
      scope: 'read',
      file: 'text/csv',
      handle,
    },
  ];
}
