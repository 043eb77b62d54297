import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import { answerSurvey, commentSurvey, recordAsked, recordNotBrought, surveyForChat } from '../../../surveys/index.ts';
import type { ChatSurveyView } from '../contract.ts';
import type { ChatPorts } from '../ports.ts';
import { chatOfConversation, type ChatRow } from '../store/chats.ts';
import { tellAfter } from './tell.ts';

/** How long after a sign of life a shopper counts as still there. */
const HERE_MS = 120_000;

/** Whether the shopper of a conversation is still in its chat, so that a question can be put there. */
export async function isChatOpen(tx: Tx, conversationId: string): Promise<boolean> {
  const since = new Date(tx.now.getTime() - HERE_MS);
  const row = await tx.maybe(sql`
    select 1 from channels_chat.chat c join channels_chat.visitor v on v.id = c.visitor_id
    where c.conversation_id = ${conversationId} and c.ended_at is null and v.blocked_at is null and (v.left_at is null or v.left_at > ${since}) and v.last_seen_at > ${new Date(tx.now.getTime() - 3_600_000)} limit 1`);
  return row !== undefined;
}

/** Puts a question that is due beneath what was said. */
export async function askInChat(ports: ChatPorts, tx: Tx, conversationId: string, surveyId: string): Promise<void> {
  const chat = await chatOfConversation(tx, conversationId);
  const asked = await surveyForChat(tx, surveyId);
  if (!asked) return;
  if (!chat) return recordNotBrought(tx, surveyId, 'there is no chat to ask in', false);
  const { kind: _kind, url: _url, ...words } = asked;
  await keep(ports, tx, chat, { id: surveyId, ...words, score: null, commented: false });
  await recordAsked(tx, surveyId, null);
}

/** Takes the shopper's answer, or what they say about it. */
export async function answerInChat(ports: ChatPorts, tx: Tx, chat: ChatRow, answer: { score?: number; comment?: string }): Promise<void> {
  const survey = chat.survey;
  if (!survey) throw notFound('question');
  if (answer.score !== undefined) await answerSurvey(tx, survey.id, answer.score);
  if (answer.comment !== undefined) await commentSurvey(tx, survey.id, answer.comment);
  await keep(ports, tx, chat, { ...survey, score: answer.score ?? survey.score, commented: survey.commented || (answer.comment ?? '').trim() !== '' });
}

async function keep(ports: ChatPorts, tx: Tx, chat: ChatRow, survey: ChatSurveyView): Promise<void> {
  await tx.run(sql`update channels_chat.chat set survey = ${survey} where id = ${chat.id}`);
  tellAfter(tx, ports, { chat: 'state', id: chat.id, visitor: chat.visitor_id });
}
