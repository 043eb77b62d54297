import { sql } from '../../../platform/db/sql.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { APPROVAL_DECIDED } from '../../approvals/index.ts';
import { sendReply } from '../../conversations/index.ts';
import { CONVERSATION_TRIAGED } from '../../triage/index.ts';
import { beginPeak, endPeak, PEAK_APPROVAL } from '../commands/peak.ts';
import { wordsOfMacro } from '../ports.ts';
import { presentPeak } from '../queries/peaks.ts';
import { macroFor, type AutoAnswer } from '../rules/peak.ts';

/** A second person agreed to a peak, or did not. */
export const hearPeakDecisions: Listener = {
  name: 'routing.hear-peak-decisions',
  hears: [APPROVAL_DECIDED],
  handle: async (tx, event) => {
    if (event.payload.kind !== PEAK_APPROVAL) return;
    const id = String(event.payload.subject_id);
    await (event.payload.decision === 'approved' ? beginPeak(tx, id) : endPeak(tx, id, 'refused'));
  },
};

export const ANSWER_JOB = 'routing.answer_at_peak';
/** Others hear the same news at the same time; what is dangerous is escalated before a program speaks. */
const AFTER_OTHERS_MS = 3000;

/** While a peak is in force, what its plan names is answered by itself: once, and only what nobody answered yet. */
export const answerAtPeak: Listener = {
  name: 'routing.answer-at-peak',
  hears: [CONVERSATION_TRIAGED],
  concerns: async (tx, events) => (await thatAreAnswered(tx, events)).length > 0,
  handleBatch: async (tx, events) => {
    const runAt = new Date(tx.now.getTime() + AFTER_OTHERS_MS);
    for (const { subjectId, brandId } of await thatAreAnswered(tx, events)) await tx.schedule({ kind: ANSWER_JOB, key: subjectId, brandId, payload: { conversation_id: subjectId }, runAt });
  },
};

/** What came in while a peak was in force in its brand whose plan answers by itself. */
async function thatAreAnswered(tx: Tx, events: readonly EventRecord[]): Promise<EventRecord[]> {
  const brands = [...Map.groupBy(events.filter((event) => !event.silent), (event) => event.brandId)];
  const found = await Promise.all(brands.map(async ([brandId, theirs]) => {
    const peak = await presentPeak(tx, brandId);
    return peak?.state === 'active' && peak.effects.auto_answer ? theirs.filter((event) => event.at >= (peak.began_at ?? event.at)) : [];
  }));
  return found.flat();
}

/** If the peak is still in force: by now everybody else has heard what was written, and what only people may answer is known. */
export const answerOnce: JobHandler = {
  attempts: 20,
  inside: async (tx, job) => {
    const peak = await presentPeak(tx, job.brandId ?? '');
    const answer = peak?.state === 'active' ? peak.effects.auto_answer : null;
    if (answer) await say(tx, String(job.payload.conversation_id), answer);
  },
};

async function say(tx: Tx, conversationId: string, answer: AutoAnswer): Promise<void> {
  const { reasons } = answer;
  const concerned = await tx.maybe<{ id: string; language: string }>(sql`
    select c.id, g.language from conversations.conversation c left join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason p on p.id = r.parent_id
    join lateral (select reason_key, out_of_scope, language from triage.reading where conversation_id = c.id order by at desc limit 1) g on true
    where c.id = ${conversationId} and c.category = 'open' and c.kind = 'support' and c.merged_into_id is null and c.first_reply_at is null and c.assignee_id is null
      and (r.key = any (${reasons as string[]}) or p.key = any (${reasons as string[]}) or (c.reason_id is null and not g.out_of_scope and g.reason_key = any (${reasons as string[]})))`);
  if (concerned === undefined) return;
  // What only people may answer is left to them, and so is everything when the macro is gone: it waits as any other.
  const macroId = macroFor(answer, concerned.language);
  await tx.attempt(async () => {
    const text = await wordsOfMacro.get()(tx, macroId, concerned.id);
    if (text !== null) await sendReply(tx, concerned.id, { text, macro_id: macroId }, { id: null, name: '' });
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
