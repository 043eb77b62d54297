import { sql } from '../../../platform/db/sql.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { consider } from '../commands/consider.ts';
import { settingsOf } from '../queries/settings-of.ts';

export const NPS_JOB = 'surveys.ask_nps';
const DAY = 86_400_000;

/**
 * Once a day: customers whose last conversation was resolved a week to three months ago and who were not asked for a
 * recommendation lately, the longest waiting first. Each goes through the same decision as after a closing.
 */
export const askNps: JobHandler = {
  attempts: 1000,
  inside: async (tx, job) => {
    const brandId = String(job.payload.brand_id);
    const settings = await settingsOf(tx, brandId);
    if (!settings.nps.on) return;
    const customers = await tx.rows<{ conversation_id: string }>(sql`
      select distinct on (c.customer_id) c.id as conversation_id from conversations.conversation c
      where c.brand_id = ${brandId} and c.kind = 'support' and c.category = 'resolved' and c.merged_into_id is null and c.customer_id is not null
        and c.resolved_at between ${new Date(tx.now.getTime() - 90 * DAY)} and ${new Date(tx.now.getTime() - 7 * DAY)}
        and not exists (select from surveys.survey s where s.customer_id = c.customer_id and s.kind = 'nps' and s.decided_at > ${new Date(tx.now.getTime() - settings.nps.every_days * DAY)})
      order by c.customer_id, c.resolved_at desc limit ${settings.nps.most_per_day * 3}`);
    let asked = 0;
    for (const { conversation_id: conversationId } of customers) {
      if (asked >= settings.nps.most_per_day) break;
      if (await consider(tx, conversationId, 'nps')) asked++;
    }
    await tx.schedule({ kind: NPS_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + DAY) });
  },
};
