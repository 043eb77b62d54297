import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { changeConversations } from '../../conversations/index.ts';
import { CONVERSATION_TRIAGED } from '../events.ts';
import { messagesToRead, type MessageToRead } from '../queries/read-messages.ts';
import { reasonsByKey, settingsOf } from '../queries/settings-of.ts';
import { factsBeside } from '../rules/facts-beside.ts';
import { triageMessage, type Triaged } from '../rules/triage-message.ts';
import { modelInForce, type InForce } from '../queries/model-in-force.ts';

/** Reads messages that came in, keeps what they were read as, and files what has no contact reason where the brand wants that. */
export async function triageMessages(tx: Tx, ids: readonly string[]): Promise<void> {
  const models = new Map<string, InForce>();
  for (const message of await messagesToRead(tx, ids)) {
    const model = models.get(message.brand_id) ?? (await modelInForce(tx, message.brand_id));
    models.set(message.brand_id, model);
    const found = triageMessage({ subject: message.subject, text: message.text, ...(message.locale === null ? {} : { locale: message.locale }) }, model.by, factsBeside(message));
    keep(tx, message, found, model);
    const reasonId = message.counts && message.reason_id === null ? await file(tx, message, found) : null;
    await tx.announce({
      name: CONVERSATION_TRIAGED, brandId: message.brand_id, subjectId: message.conversation_id,
      payload: { message_id: message.id, reason: found.reason, reason_id: reasonId, confidence: found.confidence, out_of_scope: found.outOfScope, intents: found.intents, language: found.language, sentiment: found.sentiment, urgency: found.urgency, model_version: model.version },
    });
  }
}

function keep(tx: Tx, message: MessageToRead, found: Triaged, model: InForce): void {
  tx.post(sql`
    insert into triage.reading (message_id, conversation_id, brand_id, at, reason_key, confidence, alternatives, out_of_scope, intents, language, sentiment, urgency, urgency_because, notice, model_version)
    values (${message.id}, ${message.conversation_id}, ${message.brand_id}, ${message.at}, ${found.reason}, ${found.confidence}, ${JSON.stringify(found.alternatives)}::jsonb, ${found.outOfScope}, ${[...found.intents]},
      ${found.language}, ${found.sentiment}, ${found.urgency}, ${found.urgencyReasons.map(({ reason }) => reason)}, ${found.because ?? model.notice}, ${model.version})
    on conflict (message_id) do nothing`);
}

/** The contact reason it was filed under, or null: the brand files by hand, it is not sure enough, or its tree has none of that name. */
async function file(tx: Tx, message: MessageToRead, found: Triaged): Promise<string | null> {
  const settings = await settingsOf(tx, message.brand_id);
  if (!settings.files || found.outOfScope || found.confidence < settings.from_confidence) return null;
  const reasonId = (await reasonsByKey(tx, message.brand_id)).get(found.reason)?.id ?? null;
  if (reasonId !== null) await changeConversations(tx.asOf(tx.now, systemActor('Keepdesk')), [message.conversation_id], { reason_id: reasonId });
  return reasonId;
}
