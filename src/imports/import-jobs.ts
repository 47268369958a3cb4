import type { FileStore } from '../files/file-store.ts';
import type { JobHandlers } from '../jobs/job.ts';
import { applyingJob } from './application/apply-import.ts';
import { checkingJob } from './check/check-import.ts';
import { IMPORT_JOBS } from './import-job.ts';
import { reversingJob } from './reverse-import.ts';

/** The long parts of imports, for whoever does jobs. */
export const importJobs = (files: FileStore): JobHandlers => ({
  [IMPORT_JOBS.check]: checkingJob(files),
  [IMPORT_JOBS.apply]: applyingJob,
  [IMPORT_JOBS.reverse]: reversingJob,
});
