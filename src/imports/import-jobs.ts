import type { FileStore } from '../files/file-store.ts';
import type { JobHandlers } from '../jobs/job.ts';
import { applyingJob } from './application/apply-import.ts';
import { checkingJob } from './check/check-import.ts';
import { type Stager, stageRows } from './check/stage-rows.ts';
import { IMPORT_JOBS } from './import-job.ts';
import { reversingJob } from './reverse-import.ts';

/** The long parts of imports, for whoever does jobs. `stager`: who writes checked rows down. */
export const importJobs = (files: FileStore, stager: Stager = stageRows): JobHandlers => ({
  [IMPORT_JOBS.check]: checkingJob(files, stager),
  [IMPORT_JOBS.apply]: applyingJob,
  [IMPORT_JOBS.reverse]: reversingJob,
});
