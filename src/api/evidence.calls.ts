import type { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';
import { bodyHash } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { type Handler, idParam, param } from '../http/route.ts';
import { sendDownload } from '../http/send-download.ts';
import { addEvidence } from '../initiatives/evidence/add-evidence.ts';
import { evidenceInput } from '../initiatives/evidence/evidence.input.ts';
import { EVIDENCE_LIMITS } from '../initiatives/evidence/evidence.ts';
import { listPresentEvidence, readEvidence } from '../initiatives/evidence/read-evidence.ts';
import { removeEvidence } from '../initiatives/evidence/remove-evidence.ts';
import { sentFile } from '../initiatives/evidence/sent-file.ts';
import { type Call, call, type Given } from './call.ts';
import { evidenceAnswer, evidenceListAnswer, noBody } from './schemas.ts';

const PATH = '/api/v1/initiatives/:code/evidence';
const list = { name: 'EvidenceList', schema: evidenceListAnswer } as const;

/** The files of an item, by the verbs of the pages. */
export function evidenceCalls(files: FileStore): readonly Call[] {
  const download: Handler = async (req, res) =>
    sendDownload(res, await readEvidence(req.context, files, param(req, 'code'), idParam(req, 'id')));
  return [
    call(
      {
        method: 'get',
        path: PATH,
        name: 'listEvidence',
        ability: 'initiatives.see',
        scope: 'read',
        answer: list,
      },
      (context, { code }) => answerList(context, code),
    ),
    call(
      {
        method: 'post',
        path: PATH,
        name: 'addEvidence',
        ability: 'initiatives.submit',
        scope: 'write',
        idempotent: true,
        upload: EVIDENCE_LIMITS.fileBytes,
        body: evidenceInput,
        status: 201,
        answer: { name: 'Evidence', schema: evidenceAnswer },
      },
      (context, given) => add(context, files, given),
      ({ code, id }: { code: string; id: number }) => paths.apiEvidenceFile(code, id),
    ),
    {
      method: 'get',
      path: `${PATH}/:id`,
      name: 'getEvidence',
      ability: 'initiatives.see',
      scope: 'read',
      file: 'application/octet-stream',
      handle: download,
    },
    call(
      {
        method: 'post',
        path: `${PATH}/:id/removal`,
        name: 'removeEvidence',
        ability: 'initiatives.submit',
        scope: 'write',
        body: noBody,
        answer: list,
      },
      async (context, { code, id }) => {
        await removeEvidence(context, files, code, id);
        return answerList(context, code);
      },
    ),
  ];
}

async function add(context: Context, files: FileStore, given: Given<unknown, z.infer<typeof evidenceInput>>) {
  const { code, body: input, idempotencyKey } = given;
  if (!given.file) throw new Invalid({ file: { code: 'evidence_file_required' } });
  const file = await sentFile(given.file.name, given.file.bytes);
  const request = { key: `api:${idempotencyKey}`, bodyHash: bodyHash([code, input, file.name, file.sha256]) };
  const { id } = await addEvidence(context, files, code, { file, input, request });
  return { code, id };
}

async function answerList(context: Context, code: string) {
  const rows = await listPresentEvidence(context, code);
  return {
    items: rows.map(({ id, file_name, kind, note, media_type, size, sha256, added_at }) => ({
      id,
      name: file_name,
      kind,
      note,
      mediaType: media_type,
      size,
      sha256,
      addedAt: added_at,
    })),
  };
}
