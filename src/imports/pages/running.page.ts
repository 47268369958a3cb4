import { paths } from '../../http/paths.ts';
import { failureOf, isLive, type Job, progressOf } from '../../jobs/job.ts';
import { formatNumber } from '../../text/format.ts';
import { isTextKey, label, problemText, t } from '../../text/text.ts';
import { IMPORT_JOBS } from '../import-job.ts';

const KINDS = {
  [IMPORT_JOBS.check]: 'check',
  [IMPORT_JOBS.apply]: 'apply',
  [IMPORT_JOBS.reverse]: 'reverse',
} as const;

/** The kind of work, in the words' families. */
const kindOf = ({ kind }: Job): 'check' | 'apply' | 'reverse' => KINDS[kind as keyof typeof KINDS] ?? 'check';

/** How far the work on a batch is; null where nothing is being done. */
export function runningPage(batchId: number, job: Job | undefined) {
  if (!job || !isLive(job)) return null;
  const { stage, done, total } = progressOf(job);
  const words = stage !== undefined && isTextKey(`jobStage.${stage}`) ? label('jobStage', stage) : '';
  const doing = job.state === 'queued' ? t('import.queued') : words || label('importDoing', kindOf(job));
  const known = job.state === 'running' && total !== undefined && total > 0;
  return {
    href: paths.import(batchId),
    text: known
      ? t('import.progress', { doing, done: formatNumber(done ?? 0), total: formatNumber(total) })
      : doing,
    max: known ? total : null,
    value: known ? Math.min(done ?? 0, total) : null,
    safe: label('importMeanwhile', kindOf(job)),
    again: job.attempts > 1 ? t('import.begunAgain') : '',
  };
}

/** Why the last work came to nothing, and what can be done; null where it did not fail. */
export function failurePage(job: Job | undefined) {
  const failure = job && failureOf(job);
  if (!job || !failure || isLive(job)) return null;
  const [problem = failure] = Object.values(failure.problems ?? {});
  return {
    head: label('importFailed', kindOf(job)),
    text: problemText(problem),
    advice: label('importFailedAdvice', kindOf(job)),
  };
}
