import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { Job } from '../../../../platform/jobs/jobs.ts';
import { mailWords, type ChatPorts } from '../ports.ts';
import { followUp } from '../rules/follow-up.ts';
import type { ChatRow } from '../store/chats.ts';
import { lookOf, settingOf } from '../store/settings.ts';
import { isOnline, type VisitorRow } from '../store/visitors.ts';
import { tellDeskAfter } from './tell.ts';

export const FOLLOW_UP_JOB = 'channels_chat.follow_up';
const FIRST_LOOK_MS = 60_000;

/** Sees to it that what was just said is looked after: if nobody reads it, it goes on by mail. */
export async function lookAfter(tx: Tx, chat: Pick<ChatRow, 'id' | 'brand_id'>, at: Date = new Date(tx.now.getTime() + FIRST_LOOK_MS)): Promise<void> {
  await tx.schedule({ kind: FOLLOW_UP_JOB, key: chat.id, brandId: chat.brand_id, payload: { chat_id: chat.id }, runAt: at });
}

interface Unseen {
  message_id: string;
  conversation_id: string;
}

/** Hands replies nobody saw to the mail channel, all that are waiting in one mail, or looks again when it may be time. */
export async function followUpChat(ports: ChatPorts, tx: Tx, job: Job): Promise<void> {
  const chat = await tx.maybe<ChatRow>(sql`select * from channels_chat.chat where id = ${String(job.payload.chat_id)} for update`);
  if (!chat) return;
  const visitor = await tx.one<VisitorRow>(sql`select * from channels_chat.visitor where id = ${chat.visitor_id}`);
  const unseen = await tx.rows<Unseen>(sql`
    select l.message_id, m.conversation_id from channels_chat.line l join conversations.message m on m.id = l.message_id
    where l.chat_id = ${chat.id} and l.ours and l.seq > ${chat.seen_seq} and l.mailed_at is null order by l.seq`);
  const last = await tx.maybe<{ channel: string }>(sql`
    select m.channel from channels_chat.line l join conversations.message m on m.id = l.message_id where l.chat_id = ${chat.id} and not l.ours order by l.seq desc limit 1`);
  const look = await lookOf(tx, chat.brand_id, (await settingOf(tx, chat.brand_id))?.look ?? {});
  const decided = followUp({
    now: tx.now.getTime(), lastSeenAt: isOnline(visitor, tx.now) ? tx.now.getTime() : (visitor.left_at ?? visitor.last_seen_at).getTime(), awayMinutes: look.away_minutes,
    unseen: unseen.length, address: visitor.blocked_at === null ? visitor.email : null, answersByMail: last?.channel === 'email',
  });
  if (!decided.mail) {
    if (decided.lookAgainAt !== null) await lookAfter(tx, chat, new Date(decided.lookAgainAt));
    return;
  }
  const conversationId = unseen[0]?.conversation_id as string;
  await mailWords.get()(tx, { brandId: chat.brand_id, conversationId, messageIds: unseen.map((one) => one.message_id), to: { address: visitor.email as string, name: visitor.name }, as: 'reply' });
  tx.post(sql`update channels_chat.line set mailed_at = ${tx.now} where chat_id = ${chat.id} and message_id = any (${unseen.map((one) => one.message_id)})`);
  tellDeskAfter(tx, ports, chat.brand_id, conversationId);
}
