import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { changeConversations, defaultStatus } from '../../conversations/index.ts';
import { recordConsent } from '../../customers/index.ts';
import { holdersOf } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { SURVEY_ANSWERED, type SurveyNews } from '../events.ts';
import { settingsOf } from '../queries/settings-of.ts';
import type { SurveyKind } from '../rules/decide.ts';
import { scaleOf } from '../rules/words.ts';

interface Held {
  id: string;
  brand_id: string;
  kind: SurveyKind;
  channel: string;
  state: string;
  conversation_id: string;
  customer_id: string | null;
  agent_id: string | null;
  score: number | null;
  asked_at: Date | null;
  answered_at: Date | null;
}

/**
 * Takes a customer's answer, or another one in its place while it may be changed. The same answer twice is one. A low
 * one tells whoever had the conversation and opens it again, where the brand wants that.
 */
export async function answerSurvey(tx: Tx, surveyId: string, score: number): Promise<void> {
  const held = await hold(tx, surveyId);
  if (!scaleOf(held.kind).includes(score)) throw invalid('There is no such answer.');
  const settings = await settingsOf(tx, held.brand_id);
  refuseWhenOver(tx, held, settings.change_days);
  if (held.score === score) return;
  await tx.run(sql`
    update surveys.survey set score = ${score}, answered_at = coalesce(answered_at, ${tx.now}), changed_at = case when answered_at is null then null else ${tx.now}::timestamptz end where id = ${surveyId}`);
  const news: SurveyNews = { survey_id: surveyId, conversation_id: held.conversation_id, kind: held.kind, channel: held.channel };
  await tx.announce({ name: SURVEY_ANSWERED, brandId: held.brand_id, subjectId: held.conversation_id, payload: { ...news, score, before: held.score } });
  const low = held.kind === 'csat' && score <= settings.low_score && (held.score === null || held.score > settings.low_score);
  if (low && settings.low_alerts) await alert(tx, held);
  if (low && settings.low_reopens) await reopen(tx, held);
}

/** What they want to say about it, without card numbers. */
export async function commentSurvey(tx: Tx, surveyId: string, comment: string): Promise<void> {
  const held = await hold(tx, surveyId);
  refuseWhenOver(tx, held, (await settingsOf(tx, held.brand_id)).change_days);
  if (held.score === null) throw conflict('no_answer', 'Choose an answer first.');
  await tx.run(sql`update surveys.survey set comment = ${redactForStorage(comment.trim().slice(0, 4000)).text}, changed_at = ${tx.now} where id = ${surveyId}`);
}

/** They do not want to be asked again by this brand. */
export async function stopAsking(tx: Tx, surveyId: string): Promise<void> {
  const held = await hold(tx, surveyId);
  if (held.customer_id === null) return;
  await recordConsent(tx, { id: held.customer_id, brandId: held.brand_id }, { channel: 'email', purpose: 'survey', granted: false, source: 'unsubscribed from a survey' });
}

async function hold(tx: Tx, surveyId: string): Promise<Held> {
  const held = await tx.maybe<Held>(sql`select id, brand_id, kind, channel, state, conversation_id, customer_id, agent_id, score, asked_at, answered_at from surveys.survey where id = ${surveyId} and state in ('asked', 'failed', 'due') for update`);
  if (!held) throw notFound('survey');
  return held;
}

/** Counted from the asking, so that an answer cannot be kept open by changing it. */
function refuseWhenOver(tx: Tx, held: Held, days: number): void {
  if (held.asked_at !== null && tx.now.getTime() - held.asked_at.getTime() > days * 86_400_000) throw conflict('over', 'This question is closed now.');
}

async function alert(tx: Tx, held: Held): Promise<void> {
  const { number } = await tx.one<{ number: number }>(sql`select number from conversations.conversation where id = ${held.conversation_id}`);
  const people = held.agent_id === null ? await holdersOf(tx, held.brand_id, 'surveys.settings') : [held.agent_id];
  await notify(tx, { kind: 'low_rating', brandId: held.brand_id, personIds: people, subjectKind: 'conversation', subjectId: held.conversation_id, number });
}

async function reopen(tx: Tx, held: Held): Promise<void> {
  const conversation = await tx.maybe<{ category: string }>(sql`select category from conversations.conversation where id = ${held.conversation_id} and merged_into_id is null`);
  if (conversation?.category !== 'resolved') return;
  await changeConversations(tx, [held.conversation_id], { status_id: await defaultStatus(tx, held.brand_id, 'open'), unread: true });
}
