import { setImmediate as letOthersIn } from 'node:timers/promises';
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

interface Read {
  readonly message: MessageToRead;
  readonly found: Triaged;
  readonly model: InForce;
}

/** Reading hundreds at once takes longer than anybody should wait who writes at the same moment. */
const MOST_MS = 8;

/** Reads messages that came in, keeps what they were read as, and files what has no contact reason where the brand wants that. */
export async function triageMessages(tx: Tx, ids: readonly string[]): Promise<void> {
  const models = new Map<string, InForce>();
  const read: Read[] = [];
  let began = performance.now();
  for (const message of await messagesToRead(tx, ids)) {
    if (performance.now() - began > MOST_MS) {
      await letOthersIn();
      began = performance.now();
    }
    const model = models.get(message.brand_id) ?? (await modelInForce(tx, message.brand_id));
    models.set(message.brand_id, model);
    read.push({ message, model, found: triageMessage({ subject: message.subject, text: message.text, ...(message.locale === null ? {} : { locale: message.locale }) }, model.by, factsBeside(message)) });
  }
  const filed = await fileAll(tx, read);
  const kept = await keep(tx, read);
  for (const { message, found, model } of read) {
    if (!kept.has(message.id)) continue;
    await tx.announce({
      name: CONVERSATION_TRIAGED, brandId: message.brand_id, subjectId: message.conversation_id,
      payload: { message_id: message.id, reason: found.reason, reason_id: filed.get(message.id) ?? null, confidence: found.confidence, out_of_scope: found.outOfScope, intents: found.intents, language: found.language, sentiment: found.sentiment, urgency: found.urgency, model_version: model.version },
    });
  }
}

/** Files each conversation once, by the first of its messages that is sure enough, unless somebody has filed it meanwhile; message → contact reason. */
async function fileAll(tx: Tx, read: readonly Read[]): Promise<Map<string, string>> {
  const wanted = new Map<string, { messageId: string; reasonId: string }>();
  for (const [brandId, messages] of Map.groupBy(read.filter(({ message, found }) => message.counts && message.reason_id === null && !found.outOfScope), ({ message }) => message.brand_id)) {
    const settings = await settingsOf(tx, brandId);
    if (!settings.files) continue;
    const reasons = await reasonsByKey(tx, brandId);
    for (const { message, found } of messages) {
      const reasonId = found.confidence < settings.from_confidence ? undefined : reasons.get(found.reason)?.id;
      if (reasonId !== undefined && !wanted.has(message.conversation_id)) wanted.set(message.conversation_id, { messageId: message.id, reasonId });
    }
  }
  if (wanted.size === 0) return new Map();
  const free = await tx.rows<{ id: string }>(sql`select id from conversations.conversation where id = any (${[...wanted.keys()]}::uuid[]) and reason_id is null order by id for update`);
  const filed = new Map<string, string>();
  for (const { id } of free) {
    const { messageId, reasonId } = wanted.get(id) as { messageId: string; reasonId: string };
    await changeConversations(tx.asOf(tx.now, systemActor('Keepdesk')), [id], { reason_id: reasonId });
    filed.set(messageId, reasonId);
  }
  return filed;
}

/** The messages that were not read before: what is told again is not told twice. */
async function keep(tx: Tx, read: readonly Read[]): Promise<Set<string>> {
  if (read.length === 0) return new Set();
  const rows = read.map(({ message, found, model }) => ({
    message_id: message.id, conversation_id: message.conversation_id, brand_id: message.brand_id, at: message.at, reason_key: found.reason, confidence: found.confidence, alternatives: found.alternatives, out_of_scope: found.outOfScope,
    intents: found.intents, language: found.language, sentiment: found.sentiment, urgency: found.urgency, urgency_because: found.urgencyReasons.map(({ reason }) => reason), notice: found.because ?? model.notice, model_version: model.version,
  }));
  const kept = await tx.rows<{ message_id: string }>(sql`
    insert into triage.reading (message_id, conversation_id, brand_id, at, reason_key, confidence, alternatives, out_of_scope, intents, language, sentiment, urgency, urgency_because, notice, model_version)
    select message_id, conversation_id, brand_id, at, reason_key, confidence, alternatives, out_of_scope, intents, language, sentiment, urgency, urgency_because, notice, model_version
    from jsonb_populate_recordset(null::triage.reading, ${JSON.stringify(rows)}::jsonb) on conflict (message_id) do nothing returning message_id`);
  return new Set(kept.map((row) => row.message_id));
}
