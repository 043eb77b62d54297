import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { SURVEY_ASKED, type SurveyNews } from '../events.ts';
import { surveyDoor } from '../ports.ts';
import type { SurveyKind } from '../rules/decide.ts';
import { tokenOf } from '../rules/links.ts';
import { surveyLetter, type SurveyLetter } from '../rules/mail.ts';
import { filled, scaleOf, wordsOf } from '../rules/words.ts';

interface Due {
  id: string;
  brand_id: string;
  kind: SurveyKind;
  channel: string;
  conversation_id: string;
  language: string;
  address: string | null;
  subject: string;
  token: string;
  brand_name: string;
  brand_color: string;
  asked_at: Date | null;
}

/** A question on its way out by mail, for the mail channel to send. */
export interface SurveyMail {
  readonly brandId: string;
  readonly to: string;
  readonly letter: SurveyLetter;
  /** where one click, by a person or by their mail program (RFC 8058), ends the asking */
  readonly unsubscribeUrl: string;
  /** token of the conversation: an answer by mail lands there */
  readonly conversationToken: string;
}

/** Null when it is not to be sent any more. */
export async function surveyMail(tx: Tx, surveyId: string): Promise<SurveyMail | null> {
  const due = await dueSurvey(tx, surveyId);
  if (!due || due.address === null || due.channel !== 'email') return null;
  const url = addressOf(surveyId);
  const letter = surveyLetter({ brand: { name: due.brand_name, color: due.brand_color }, language: due.language, kind: due.kind, about: due.subject, url });
  return { brandId: due.brand_id, to: due.address, letter, unsubscribeUrl: `${url}/unsubscribe`, conversationToken: due.token };
}

/** A question as a chat shows it, every word in the customer's language. */
export interface SurveyInChat {
  readonly kind: SurveyKind;
  readonly url: string;
  readonly question: string;
  readonly scale: { score: number; name: string }[];
  readonly low: string;
  readonly high: string;
  readonly words: { readonly thanks: string; readonly comment: string; readonly hint: string; readonly send: string; readonly kept: string };
}

/** A question to be put in a chat: its words, its answers, and the page for those who would rather. */
export async function surveyForChat(tx: Tx, surveyId: string): Promise<SurveyInChat | null> {
  const due = await dueSurvey(tx, surveyId);
  if (!due || due.channel !== 'chat') return null;
  const words = wordsOf(due.language);
  return {
    kind: due.kind, url: addressOf(surveyId), question: filled(words.question[due.kind], { brand: due.brand_name, subject: due.subject }),
    scale: scaleOf(due.kind).map((score) => ({ score, name: due.kind === 'csat' ? (words.faces[score - 1] ?? '') : String(score) })),
    low: words.ends[due.kind][0], high: words.ends[due.kind][1],
    words: { thanks: words.noted, comment: words.commentLabel, hint: words.commentHint, send: words.sendComment, kept: words.commentKept },
  };
}

function addressOf(surveyId: string): string {
  const { publicUrl, linkKey } = surveyDoor.get();
  return `${publicUrl}/s/${tokenOf(surveyId, linkKey)}`;
}

function dueSurvey(tx: Tx, surveyId: string): Promise<Due | undefined> {
  return tx.maybe<Due>(sql`
    select s.id, s.brand_id, s.kind, s.channel, s.conversation_id, s.language, s.address, c.subject, c.token, b.name as brand_name, b.color as brand_color, s.asked_at
    from surveys.survey s join conversations.conversation c on c.id = s.conversation_id join identity.brand b on b.id = s.brand_id where s.id = ${surveyId} and s.state = 'due'`);
}

/** The channel brought it: from now on the customer is asked. Saying it twice changes nothing. */
export async function recordAsked(tx: Tx, surveyId: string, headerId: string | null): Promise<void> {
  const asked = await tx.maybe<{ brand_id: string; conversation_id: string; kind: string; channel: string }>(sql`
    update surveys.survey set state = 'asked', asked_at = ${tx.now}, header_id = ${headerId} where id = ${surveyId} and state = 'due' returning brand_id, conversation_id, kind, channel`);
  if (!asked) return;
  const news: SurveyNews = { survey_id: surveyId, conversation_id: asked.conversation_id, kind: asked.kind, channel: asked.channel };
  await tx.announce({ name: SURVEY_ASKED, brandId: asked.brand_id, subjectId: asked.conversation_id, payload: news });
}

/** It could not be brought, and is not tried again. A final no of the address means that it is not asked again either. */
export async function recordNotBrought(tx: Tx, surveyId: string, why: string, addressRefused: boolean): Promise<void> {
  const failed = await tx.maybe<{ brand_id: string; address: string | null }>(sql`
    update surveys.survey set state = 'failed', because = ${why.slice(0, 300)} where id = ${surveyId} and state = 'due' returning brand_id, address`);
  if (failed?.address && addressRefused) await suppress(tx, failed.brand_id, failed.address);
}

/** A report that a question did not arrive. Answers whether the report was about one of ours. */
export async function recordSurveyBounce(tx: Tx, brandId: string, headerId: string, why: string): Promise<boolean> {
  const bounced = await tx.maybe<{ address: string | null }>(sql`
    update surveys.survey set state = 'failed', because = ${why.slice(0, 300)} where brand_id = ${brandId} and header_id = ${headerId} and answered_at is null returning address`);
  if (bounced?.address) await suppress(tx, brandId, bounced.address);
  return bounced !== undefined;
}

async function suppress(tx: Tx, brandId: string, address: string): Promise<void> {
  await tx.run(sql`insert into surveys.bounced (brand_id, address, at) values (${brandId}, lower(${address}), ${tx.now}) on conflict do nothing`);
}
