import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { endPeak, PEAK_APPLY_JOB, PEAK_LOOK_JOB, PEAK_REVIEW_JOB, proposePeak, reviewPeak } from '../commands/peak.ts';
import { wakeRound } from '../commands/wake-round.ts';
import { observe } from '../queries/observe.ts';
import { planOf, presentPeak } from '../queries/peaks.ts';
import { endOfPeak, inForceOf, signOfPeak } from '../rules/peak.ts';

const AGAIN_MS = 300_000;
const FIGURES: readonly string[] = ['volume', 'backlog'];

/** Looks at one brand: whether a peak should be proposed, or the one in force is over. Looks again while there is anything to look for. */
export async function lookForPeak(tx: Tx, brandId: string): Promise<void> {
  const { plan } = await planOf(tx, brandId);
  const present = await presentPeak(tx, brandId);
  const observed = await observe(tx, brandId);
  if (present === undefined) {
    const sign = signOfPeak(plan, observed);
    if (sign !== null) await proposePeak(tx, brandId, sign);
  } else if (present.state === 'proposed' && FIGURES.includes(present.because) && signOfPeak(plan, observed) === null) {
    // What nobody took up while it showed has passed, and must not stand in the way of the next.
    await endPeak(tx, present.id, 'calm');
  } else if (present.state === 'active' && present.ends_at !== null) {
    const over = endOfPeak(plan, { because: present.because, endsAt: present.ends_at.getTime() }, observed, tx.now.getTime());
    if (over !== null) await endPeak(tx, present.id, over);
  }
  if (plan.volume_times !== null || plan.backlog !== null || present !== undefined) {
    await tx.schedule({ kind: PEAK_LOOK_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + AGAIN_MS) });
  }
}

/** Works out anew what the peaks of all brands change for everybody. */
async function applyPeaks(tx: Tx): Promise<void> {
  const rows = await tx.rows<{ effects: { order_by_cost: boolean; raise: Record<string, number> } }>(sql`select effects from routing.peak where state = 'active'`);
  await tx.run(sql`update routing.terms set in_force = ${JSON.stringify(inForceOf(rows.map((row) => row.effects)))}::jsonb`);
  await wakeRound(tx);
}

export const peakJobs: Readonly<Record<string, JobHandler>> = {
  [PEAK_LOOK_JOB]: { attempts: 1000, inside: (tx, job) => lookForPeak(tx, String(job.payload.brand_id)) },
  [PEAK_APPLY_JOB]: { attempts: 1000, inside: applyPeaks },
  [PEAK_REVIEW_JOB]: { attempts: 100, inside: (tx, job) => reviewPeak(tx, String(job.payload.peak_id)) },
};
