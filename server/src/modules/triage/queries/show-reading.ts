import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ReadingView, TriageAccuracyView } from '../contract.ts';
import { findEntities } from '../rules/entities/find-entities.ts';
import { factsBeside } from '../rules/facts-beside.ts';
import { explain } from '../rules/learn/explain.ts';
import { sentimentOf } from '../rules/sentiment/read-sentiment.ts';
import { wholeText } from '../rules/triage-message.ts';
import { modelInForce } from './model-in-force.ts';
import { messagesToRead } from './read-messages.ts';
import { reasonsByKey } from './settings-of.ts';

/** a word that carries less says nothing to whoever reads it */
const LEAST_WEIGHT = 0.02;

interface Row {
  message_id: string;
  brand_id: string;
  at: Date;
  reason_key: string;
  confidence: number;
  alternatives: { reason: string; confidence: number }[];
  out_of_scope: boolean;
  intents: string[];
  language: string;
  sentiment: number;
  urgency: number;
  urgency_because: string[];
  notice: string | null;
  model_version: number | null;
}

/** What the newest message of a conversation was read as, and why; its words are looked at again, nothing of them is kept here. */
export async function showReading(tx: Tx, conversationId: string): Promise<ReadingView | null> {
  const row = await tx.maybe<Row>(sql`select * from triage.reading where conversation_id = ${conversationId} order by at desc, message_id desc limit 1`);
  if (!row) return null;
  const [[message], reasons, { by }] = await Promise.all([messagesToRead(tx, [row.message_id]), reasonsByKey(tx, row.brand_id), modelInForce(tx, row.brand_id)]);
  const guess = (key: string, confidence: number): ReadingView['guess'] => ({ reason_id: reasons.get(key)?.id ?? null, key, name: reasons.get(key)?.name ?? key, confidence: rounded(confidence) });
  const text = message ? wholeText({ subject: message.subject, text: message.text }) : '';
  return {
    message_id: row.message_id, at: row.at.toISOString(), guess: guess(row.reason_key, row.confidence), alternatives: row.alternatives.map((one) => guess(one.reason, one.confidence)),
    out_of_scope: row.out_of_scope, words: by.model === null || row.out_of_scope ? [] : explain(by.model, text, row.reason_key).filter(({ word, weight }) => weight >= LEAST_WEIGHT && /\p{L}/u.test(word)),
    intents: row.intents, language: row.language, sentiment: rounded(row.sentiment), sentiment_label: sentimentOf(row.sentiment).label, urgency: rounded(row.urgency), urgency_because: row.urgency_because,
    entities: message ? findEntities(message.text, { ...factsBeside(message), language: row.language }).map(({ type, start, end, text: words, value }) => ({ type, start, end, text: words, value })) : [], notice: row.notice, model_version: row.model_version,
  };
}

/** How often the first guess was what people filed, over the last 90 days, reason by reason. */
export async function showAccuracy(tx: Tx, brandId: string): Promise<TriageAccuracyView> {
  const since = new Date(tx.now.getTime() - 90 * 86_400_000);
  const rows = await tx.rows<{ filed: string; said: string; n: number }>(sql`
    select r.key as filed, v.said_key as said, count(*)::integer as n from triage.verdict v join taxonomy.reason r on r.id = v.reason_id where v.brand_id = ${brandId} and v.at >= ${since} group by 1, 2`);
  const reasons = await reasonsByKey(tx, brandId);
  // What was merged since is one and the same.
  const keyOf = new Map([...reasons].map(([key, { id }]) => [id, key]));
  const today = (key: string): string => keyOf.get(reasons.get(key)?.id ?? '') ?? key;
  const counted = rows.map((row) => ({ filed: today(row.filed), said: today(row.said), n: row.n }));
  const sum = (of: (row: (typeof counted)[number]) => boolean): number => counted.filter(of).reduce((total, row) => total + row.n, 0);
  const keys = [...new Set(counted.flatMap((row) => [row.filed, row.said]))];
  return {
    judged: sum(() => true), right: sum((row) => row.filed === row.said),
    data: keys.map((key) => ({ key, name: reasons.get(key)?.name ?? key, filed: sum((row) => row.filed === key), said: sum((row) => row.said === key), right: sum((row) => row.filed === key && row.said === key) })).sort((a, b) => b.filed - a.filed || (a.key < b.key ? -1 : 1)),
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
