import type { Request, Response } from 'express';
import { Invalid, type Problems } from '../../errors.ts';
import type { Deps } from '../../http/deps.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { bodyOf, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, idParam, param, post, type Route } from '../../http/route.ts';
import { sendDownload } from '../../http/send-download.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { loadItem } from '../item/load-item.ts';
import { addEvidence } from './add-evidence.ts';
import { tooLarge } from './check-room.ts';
import { readEvidenceForm } from './evidence.form.ts';
import { EVIDENCE_LIMITS } from './evidence.ts';
import { readEvidence } from './read-evidence.ts';
import { removeEvidence } from './remove-evidence.ts';
import type { EvidenceTold } from './section.ts';
import { sentFile } from './sent-file.ts';

/** Files that bear an item out: added, taken away, downloaded. */
export function evidenceRoutes({ files }: Pick<Deps, 'files'>): Route[] {
  const add = async (req: Request, res: Response): Promise<void> => {
    const code = param(req, 'code');
    await orShowAgain(
      async () => {
        const { input, file } = await sentIn(req);
        const request = requestOfForm(bodyOf(req), file.sha256);
        await addEvidence(req.context, files, code, { input, file, request });
        res.redirect(303, `${paths.initiative(code, { notice: 'evidence-added' })}#evidence`);
      },
      (problems, status) => show(req, res, toldOf(req, problems), status),
    );
  };

  const remove = async (req: Request, res: Response): Promise<void> => {
    const code = param(req, 'code');
    await orShowAgain(
      async () => {
        await removeEvidence(req.context, files, code, idParam(req, 'id'));
        res.redirect(303, `${paths.initiative(code, { notice: 'evidence-removed' })}#evidence`);
      },
      (problems, status) => show(req, res, toldOf(req, problems), status),
    );
  };

  const download = async (req: Request, res: Response): Promise<void> =>
    sendDownload(res, await readEvidence(req.context, files, param(req, 'code'), idParam(req, 'id')));

  return [
    post('/initiatives/:code/evidence', 'initiatives.submit', add, {
      upload: EVIDENCE_LIMITS.fileBytes,
      tooLarge: (req, res) => show(req, res, toldOf(req, tooLarge().problems), 422),
      resume: (req, res) => show(req, res, toldOf(req, { file: { code: 'evidence_choose_again' } })),
    }),
    get('/initiatives/:code/evidence/:id', 'initiatives.see', download),
    post('/initiatives/:code/evidence/:id/removal', 'initiatives.submit', remove, {
      resume: (req, res) => show(req, res, null),
    }),
  ];
}

async function sentIn(req: Request) {
  const read = readEvidenceForm(bodyOf(req));
  const none: Problems = req.file ? {} : { file: { code: 'evidence_file_required' } };
  if (read.problems || !req.file) throw new Invalid({ ...none, ...read.problems });
  const { originalname, buffer } = req.file;
  return { input: read.input, file: await sentFile(originalname, buffer) };
}

const toldOf = (req: Request, problems: Problems): EvidenceTold => ({
  typed: { kind: textField(bodyOf(req), 'kind'), note: textField(bodyOf(req), 'note') },
  fileName: req.file?.originalname ?? '',
  problems,
});

async function show(req: Request, res: Response, told: EvidenceTold | null, status = 200): Promise<void> {
  const page = await loadItem(req.context, param(req, 'code'), null, told);
  renderPage(req, res, 'initiatives/show', page, status);
}
