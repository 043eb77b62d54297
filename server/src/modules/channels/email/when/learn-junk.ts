import type { Listener } from '../../../../platform/events/listener.ts';
import { sql } from '../../../../platform/db/sql.ts';
import { MARKED_SPAM, RESCUED } from '../../../conversations/index.ts';
import type { JunkJudge } from '../commands/judge-junk.ts';
import type { EmailPorts } from '../ports.ts';
import { readMail } from '../rules/read-mail.ts';

/** What an agent marks as junk, or rescues, teaches the brand's filter. */
export const learnJunk = (ports: EmailPorts, judge: JunkJudge): Listener => ({
  name: 'channels_email.learn-junk',
  hears: [MARKED_SPAM, RESCUED],
  handle: async (tx, event) => {
    if (event.silent || event.actorKind !== 'person') return;
    const first = await tx.maybe<{ raw_blob: string }>(sql`select raw_blob from channels_email.received where conversation_id = ${event.subjectId} order by at limit 1`);
    if (!first || !(await ports.blobs.has(first.raw_blob))) return;
    await judge.learn(tx, event.brandId, readMail(await ports.blobs.get(first.raw_blob)), event.name === MARKED_SPAM);
  },
});
