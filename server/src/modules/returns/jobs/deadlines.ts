import { sql } from '../../../platform/db/sql.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { apply, DUE_JOB, stuck } from '../commands/apply.ts';
import { goOn, GO_ON_JOB } from '../commands/go-on.ts';
import { giveBackLabel } from '../commands/give-back-label.ts';
import { HOLD_JOB } from '../commands/settle-return.ts';
import { holdReturn } from '../store/returns.ts';

/** The label was never used: the return is over, and its pieces may be asked for anew. */
const expire: JobHandler = {
  inside: async (tx, job) => {
    const held = await holdReturn(tx, String(job.payload.return_id));
    if (held.row.state !== 'label_sent' || held.row.due_at === null || held.row.due_at > tx.now) return;
    if (held.steps.some((step) => step.state !== 'dropped')) return stuck(tx, held.row.id, 'goods_not_back');
    await apply(tx, held, { what: 'expired' });
    await giveBackLabel(tx, held.row.id);
  },
};

/** New goods went out and the old ones are not back. */
const missGoods: JobHandler = {
  inside: async (tx, job) => {
    const held = await holdReturn(tx, String(job.payload.return_id));
    if (['approved', 'label_sent', 'in_transit'].includes(held.row.state)) await stuck(tx, held.row.id, 'goods_not_back');
  },
};

/** Something else was being done to the order; now perhaps not. */
const goOnLater: JobHandler = {
  attempts: 1000,
  inside: async (tx, job) => {
    const id = String(job.payload.return_id);
    await tx.one(sql`select 1 from returns."return" where id = ${id} for update`);
    await goOn(tx, id, 'later');
  },
};

export const deadlines = { [DUE_JOB]: expire, [HOLD_JOB]: missGoods, [GO_ON_JOB]: goOnLater };
