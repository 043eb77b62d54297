import { releaseBlobs } from '../../platform/blobs/release.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { forgetReasons } from '../approvals/index.ts';
import { LABEL_JOB, VOID_JOB } from './commands/give-back-label.ts';
import { deadlines } from './jobs/deadlines.ts';
import { makeLabel, MOST_SILENCES } from './jobs/make-label.ts';
import { MOST_TRIES, voidLabel } from './jobs/void-label.ts';
import { routes } from './routes.ts';
import { actionEnded } from './when/action-ended.ts';
import { hearOverrides } from './when/override-decided.ts';
import { parcelMoved } from './when/parcel-moved.ts';

export const returns = defineModule({
  name: 'returns',
  routes,
  listeners: [parcelMoved, actionEnded, hearOverrides],
  jobs: { ...deadlines, [LABEL_JOB]: { outside: makeLabel, attempts: MOST_SILENCES + 1 }, [VOID_JOB]: { outside: voidLabel, attempts: MOST_TRIES + 1 } },
  permissions: {
    'returns.read': 'See returns',
    'returns.write': 'Start returns, decide within the policy, receive, inspect and settle',
    'returns.override': 'Take back what the policy refuses, and agree when somebody asks to',
    'returns.settings': 'Set what a brand takes back',
  },
  erase: eraseReturns,
  export: async (tx, customerId) => ({
    returns: await tx.rows(sql`
      select r.number, r.kind, r.state, r.requested_at, r.resolved_at, r.note, r.currency, r.tracking_number,
        (select json_agg(json_build_object('title', l.title, 'quantity', l.quantity, 'reason', l.reason, 'words', l.words, 'found', l.inspected_words, 'resolution', l.resolution) order by l.position) from returns.line l where l.return_id = r.id) as lines,
        (select json_agg(json_build_object('kind', s.kind, 'amount_minor', s.amount_minor, 'done_at', s.done_at) order by s.position) from returns.step s where s.return_id = r.id and s.state = 'done') as settled
      from returns."return" r where r.customer_id = ${customerId} order by r.requested_at`),
    extended_return_windows: await tx.rows(sql`select o.number, e.until::text as until, e.reason, e.at from returns.extended_window e join orders."order" o on o.id = e.order_id where e.customer_id = ${customerId} order by e.at`),
  }),
});

/** What came back and what was paid stays for the books; words, pictures and labels, which have the address on them, go. */
async function eraseReturns(tx: Tx, customerId: string): Promise<number> {
  const ids = (await tx.rows<{ id: string }>(sql`update returns."return" set note = '', tracking_number = null, tracking_key = null where customer_id = ${customerId} returning id`)).map((row) => row.id);
  const windows = await tx.run(sql`update returns.extended_window set reason = '' where customer_id = ${customerId}`);
  if (ids.length === 0) return windows;
  const labels = await tx.rows<{ blob: string | null }>(sql`select blob from returns.label where return_id = any (${ids}) and blob is not null for update`);
  const touched = [
    await tx.run(sql`update returns.line set words = '', inspected_words = '', photo_ids = '{}' where return_id = any (${ids})`), await tx.run(sql`update returns.passage set words = '' where return_id = any (${ids})`),
    await tx.run(sql`update returns.step set words = '' where return_id = any (${ids})`), await tx.run(sql`update returns.label set blob = null, url = null, name = null, tracking_number = null where return_id = any (${ids})`), await forgetReasons(tx, ids),
  ];
  releaseBlobs(tx, labels.map(({ blob }) => blob));
  return windows + ids.length + touched.reduce((sum, count) => sum + count, 0);
}
