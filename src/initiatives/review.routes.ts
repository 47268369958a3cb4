import type { Request, Response } from 'express';
import { paths } from '../http/paths.ts';
import { type Handler, param, post, type Route } from '../http/route.ts';
import { unverifyInitiative, verifyInitiative } from './verify-initiative.ts';

export function reviewRoutes(): Route[] {
  const doing =
    (verb: (context: Request['context'], code: string) => Promise<void>, notice: string): Handler =>
    async (req: Request, res: Response) => {
      await verb(req.context, param(req, 'code'));
      res.redirect(303, paths.initiative(param(req, 'code'), { notice }));
    };
  return [
    post('/initiatives/:code/verification', 'initiatives.verify', doing(verifyInitiative, 'verified')),
    post(
      '/initiatives/:code/verification/removal',
      'initiatives.verify',
      doing(unverifyInitiative, 'unverified'),
    ),
  ];
}
