import { answerSurvey, commentSurvey, consider, recordAsked } from '../../modules/surveys/index.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { between, pick, type Random } from '../../platform/random/random.ts';

const HOUR = 3_600_000;
const happy = ['Quick and kind, thank you.', 'Solved with one mail!', 'Very helpful.', 'That was easy.', 'You really read what I wrote.'];
const unhappy = ['I had to ask twice.', 'It took too long.', 'The answer did not fit my question.', 'Still waiting for the refund.'];

/** After a conversation of the past was closed its customer may have been asked how it went, and a third of them answered. */
export async function askHow(tx: Tx, conversationId: string, random: Random, closedAt: Date, now: Date): Promise<void> {
  const draw = random.next();
  const kind = draw < 0.15 ? 'nps' : draw < 0.35 ? 'ces' : 'csat';
  const askedAt = new Date(closedAt.getTime() + HOUR);
  const answeredAt = new Date(askedAt.getTime() + between(random, 5, 1500) * 60_000);
  if (askedAt >= now || !(await consider(tx.asOf(askedAt), conversationId, kind))) return;
  const due = await tx.maybe<{ id: string }>(sql`select id from surveys.survey where conversation_id = ${conversationId} and state = 'due'`);
  if (!due) return;
  await recordAsked(tx.asOf(askedAt), due.id, null);
  if (answeredAt >= now || random.next() > 0.34) return;
  const good = random.next() < 0.9;
  const score = kind === 'nps' ? (good ? between(random, 8, 10) : between(random, 2, 6)) : kind === 'ces' ? (good ? between(random, 5, 7) : between(random, 2, 4)) : good ? between(random, 4, 5) : between(random, 1, 3);
  await answerSurvey(tx.asOf(answeredAt), due.id, score);
  if (random.next() < 0.4) await commentSurvey(tx.asOf(answeredAt), due.id, pick(random, good ? happy : unhappy));
}
