import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { SURVEY_DUE, type SurveyNews } from '../events.ts';
import { occasionOf } from '../queries/occasion.ts';
import { settingsOf } from '../queries/settings-of.ts';
import { decide, type SurveyKind } from '../rules/decide.ts';

/**
 * Decides whether a customer is asked about a conversation now, writes the decision down with its reason, and says that
 * a question is due where it is. Channels carry it. Answers with whether somebody is asked.
 */
export async function consider(tx: Tx, conversationId: string, kind: SurveyKind): Promise<boolean> {
  const found = await occasionOf(tx, conversationId, kind);
  if (found === undefined) return false;
  const { occasion, brandId } = found;
  const decision = decide(occasion, await settingsOf(tx, brandId));
  if (!decision.ask && decision.because === 'off') return false;
  const id = tx.id();
  await tx.run(sql`
    insert into surveys.survey (id, brand_id, kind, conversation_id, customer_id, agent_id, channel, language, state, because, address, decided_at)
    values (${id}, ${brandId}, ${kind}, ${conversationId}, ${occasion.customer?.id ?? null}, ${found.agentId}, ${decision.ask ? decision.channel : found.channel}, ${found.language},
      ${decision.ask ? 'due' : 'not_asked'}, ${decision.ask ? null : decision.because}, ${decision.ask && decision.channel === 'email' ? (occasion.customer?.address ?? null) : null}, ${tx.now})`);
  if (!decision.ask) return false;
  const news: SurveyNews = { survey_id: id, conversation_id: conversationId, kind, channel: decision.channel };
  await tx.announce({ name: SURVEY_DUE, brandId, subjectId: conversationId, payload: news });
  return true;
}
