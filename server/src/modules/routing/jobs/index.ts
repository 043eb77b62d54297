import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { OFFER_JOB } from '../commands/end-offers.ts';
import { GIVE_BACK_JOB, giveBackIfGone } from '../commands/give-back.ts';
import { ROUND_JOB } from '../commands/wake-round.ts';
import { ANSWER_JOB, answerOnce } from '../when/peak.ts';
import { offerRunsOut } from './expire-offer.ts';
import { peakJobs } from './peak.ts';
import { REQUEUE_JOB, requeue } from './requeue.ts';
import { round } from './round.ts';

export const jobs: Readonly<Record<string, JobHandler>> = {
  [ROUND_JOB]: round,
  [OFFER_JOB]: offerRunsOut,
  [REQUEUE_JOB]: requeue,
  ...peakJobs,
  [ANSWER_JOB]: answerOnce,
  [GIVE_BACK_JOB]: { attempts: 100, inside: (tx, job) => giveBackIfGone(tx, String(job.payload.person_id), String(job.payload.because)) },
};
