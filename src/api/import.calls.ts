import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';
import { bodyHash } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { type Handler, idParam } from '../http/route.ts';
import { sendStream } from '../http/send-stream.ts';
import { correctImport } from '../imports/correct-import.ts';
import { decideImport } from '../imports/decide-import.ts';
import { decisionsInput } from '../imports/decisions.ts';
import { makeFixIt } from '../imports/fix-it/make-fix-it.ts';
import { importDocument, listFindings, listImports } from '../imports/import-document.ts';
import { openImport } from '../imports/open-import.ts';
import { startApplication, startReversal } from '../imports/start-application.ts';
import { failureOf, type Jobs, refusalOf } from '../jobs/job.ts';
import { LIMITS } from '../workbook/limits.ts';
import { XLSX_TYPE } from '../workbook/write/workbook-stream.ts';
import { type Call, type CallParts, call, type Given } from './call.ts';
import { cursorFor, idOfCursor } from './cursor.ts';
import {
  applicationBody,
  correctionBody,
  findingsAnswer,
  findingsQuery,
  importAnswer,
  importBody,
  importsAnswer,
  importsQuery,
} from './import-schemas.ts';
import { noBody } from './schemas.ts';

const PATH = '/api/v1/imports/:id';
/** Most work is done within this time; of longer work the answer says so with 202. */
const WAITED_MS = 10_000;

type Document = Awaited<ReturnType<typeof importDocument>>;
const goesOn = ({ job }: Document): boolean => job?.isLive ?? false;

const reading = { method: 'get', ability: 'imports.use', scope: 'read' } as const;
const writing = {
  method: 'post',
  ability: 'imports.use',
  scope: 'write',
  answer: { name: 'Import', schema: importAnswer },
  pending: goesOn,
} as const satisfies Partial<CallParts>;
const where = ({ id }: Document): string => paths.apiImport(id);

/** Files of initiatives, by the verbs of the pages. */
export function importCalls({ files, jobs }: { files: FileStore; jobs: Jobs }): readonly Call[] {
  /** The batch when the job has ended, or has not within a moment. */
  const after = async (context: Context, batchId: number, jobId: number | null): Promise<Document> => {
    if (jobId !== null) {
      jobs.nudge();
      const failure = failureOf(await jobs.settled(jobId, WAITED_MS));
      if (failure) throw refusalOf(failure);
    }
    return importDocument(context, batchId);
  };
  const upload = { idempotent: true, upload: LIMITS.fileBytes, expecting: () => jobs.nudge() } as const;
  return [
    call(
      {
        ...writing,
        ...upload,
        path: '/api/v1/campaigns/:slug/imports',
        name: 'openImport',
        status: 201,
        body: importBody,
      },
      async (context, given) => {
        const { batchId, jobId } = await open(context, files, given);
        return after(context, batchId, jobId);
      },
      where,
    ),
    call(
      {
        ...reading,
        path: '/api/v1/imports',
        name: 'listImports',
        query: importsQuery,
        answer: { name: 'Imports', schema: importsAnswer },
      },
      (context, { query }) => list(context, query),
    ),
    call(
      { ...reading, path: PATH, name: 'getImport', answer: { name: 'Import', schema: importAnswer } },
      (context, { id }) => importDocument(context, id),
    ),
    call(
      {
        ...reading,
        path: `${PATH}/findings`,
        name: 'listFindings',
        query: findingsQuery,
        answer: { name: 'Findings', schema: findingsAnswer },
      },
      (context, { id, query }) => findings(context, id, query),
    ),
    { ...reading, path: `${PATH}/fix-it.xlsx`, name: 'getFixIt', file: XLSX_TYPE, handle: sendFixIt },
    call(
      { ...writing, path: `${PATH}/decisions`, name: 'decideImport', body: decisionsInput },
      async (context, { id, body }) => after(context, id, await decideImport(context, id, body)),
    ),
    call(
      { ...writing, ...upload, path: `${PATH}/corrections`, name: 'correctImport', body: correctionBody },
      async (context, given) => {
        const { id, idempotencyKey } = given;
        const { name, bytes } = sent(given);
        const request = { key: `api:${idempotencyKey}`, bodyHash: bodyHash([id, name, sha256(bytes)]) };
        const { jobId } = await correctImport(context, files, id, { bytes, fileName: name, request });
        return after(context, id, jobId);
      },
    ),
    call(
      { ...writing, path: `${PATH}/application`, name: 'applyImport', body: applicationBody },
      async (context, { id, body }) => after(context, id, await startApplication(context, id, body.mode)),
    ),
    call(
      { ...writing, path: `${PATH}/reversal`, name: 'reverseImport', body: noBody },
      async (context, { id }) => after(context, id, await startReversal(context, id)),
    ),
  ];
}

async function open(context: Context, files: FileStore, given: Given<unknown, z.infer<typeof importBody>>) {
  const { slug, body, idempotencyKey } = given;
  const { organisation, confirmBenefit, decisions = {} } = body;
  const { name, bytes } = sent(given);
  return openImport(context, files, {
    slug,
    bytes,
    fileName: name,
    decisions: {
      ...decisions,
      ...(organisation ? { unit: organisation } : {}),
      ...(confirmBenefit === 'true' ? { confirmBenefit: true } : {}),
    },
    request: { key: `api:${idempotencyKey}`, bodyHash: bodyHash([slug, body, name, sha256(bytes)]) },
  });
}

function sent({ file }: Pick<Given, 'file'>) {
  if (!file) throw new Invalid({ file: { code: 'import_file_required' } });
  return file;
}

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');

async function list(context: Context, { limit, cursor }: z.infer<typeof importsQuery>) {
  const items = await listImports(context, { before: idOfCursor(cursor), limit });
  const last = items.length === limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorFor(last.id) : null };
}

async function findings(context: Context, id: number, { limit, cursor }: z.infer<typeof findingsQuery>) {
  const { items, next } = await listFindings(context, id, { after: idOfCursor(cursor) ?? 0, limit });
  return { items, nextCursor: next === null ? null : cursorFor(next) };
}

const sendFixIt: Handler = async (req, res) => {
  const { name, chunks } = await makeFixIt(req.context, idParam(req, 'id'));
  await sendStream(res, { name, type: XLSX_TYPE }, Readable.from(chunks, { objectMode: true }));
};
