import type { Listener } from '../../../../platform/events/listener.ts';
import { sql } from '../../../../platform/db/sql.ts';
import { MARKED_SPAM, REPLY_WRITTEN, RESCUED } from '../../../conversations/index.ts';
import type { JunkJudge } from '../commands/judge-junk.ts';
import type { EmailPorts } from '../ports.ts';
import { readMail } from '../rules/read-mail.ts';

/**
 * What an agent marks as junk, or rescues, teaches the brand's filter. So does the first answer to a mail: without mails known
 * to be wanted the marks alone would teach nothing, and hardly anybody has something to rescue.
 */
export const learnJunk = (ports: EmailPorts, judge: JunkJudge): Listener => ({
  name: 'channels_email.learn-junk',
  hears: [MARKED_SPAM, RESCUED, REPLY_WRITTEN],
  handle: async (tx, event) => {
    if (event.silent || event.actorKind !== 'person') return;
    if (event.name === REPLY_WRITTEN && !(event.payload.first === true && event.payload.channel === 'email' && (await judge.wantsWanted(tx, event.brandId)))) return;
    const first = await tx.maybe<{ raw_blob: string }>(sql`select raw_blob from channels_email.received where conversation_id = ${event.subjectId} order by at limit 1`);
    if (!first || !(await ports.blobs.has(first.raw_blob))) return;
    await judge.learn(tx, event.brandId, readMail(await ports.blobs.get(first.raw_blob)), event.name === MARKED_SPAM);
  },
});
