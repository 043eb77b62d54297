import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { STATUS_CHANGED } from '../../conversations/index.ts';
import { consider } from '../commands/consider.ts';
import { settingsOf } from '../queries/settings-of.ts';
import { kindAfterClosing } from '../rules/decide.ts';

export const CONSIDER_JOB = 'surveys.consider';

/** A conversation was closed: after a while it is decided whether its customer is asked. Closing it again moves the time. */
export const afterClosing: Listener = {
  name: 'surveys.after-closing',
  hears: [STATUS_CHANGED],
  handle: async (tx, event) => {
    if (event.silent || event.payload.to_category !== 'resolved') return;
    const settings = await settingsOf(tx, event.brandId);
    const kind = kindAfterClosing(event.subjectId, settings);
    if (kind === null) return;
    await tx.schedule({ kind: CONSIDER_JOB, key: event.subjectId, brandId: event.brandId, payload: { conversation_id: event.subjectId, kind }, runAt: new Date(tx.now.getTime() + settings[kind].delay_seconds * 1000) });
  },
};

export const considerLater: JobHandler = {
  attempts: 10,
  inside: async (tx, job) => {
    const conversationId = String(job.payload.conversation_id);
    await holdCustomer(tx, conversationId);
    await consider(tx, conversationId, job.payload.kind === 'ces' ? 'ces' : 'csat');
  },
};

/** Two conversations of one customer that are closed at once are decided one after the other, so that they are not asked about both. */
async function holdCustomer(tx: Tx, conversationId: string): Promise<void> {
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended('surveys of ' || coalesce(own.merged_into_id, own.id)::text, 0))
    from conversations.conversation c join customers.customer own on own.id = c.customer_id where c.id = ${conversationId}`);
}
