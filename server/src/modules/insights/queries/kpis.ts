import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { firstReplies, received, resolutions, standing, type Scope, type Spread, type Step } from '../../facts/index.ts';
import type { KpiQueryInput, KpiView } from '../contract.ts';

const DAY = 86_400_000;

/** The floor's figures: what stands now, and what happened in the period (the last 24 hours unless told). */
export async function kpis(tx: Tx, asked: KpiQueryInput): Promise<KpiView[]> {
  const scope = scopeOf(tx, asked);
  const [now, opened, replies, resolved] = await Promise.all([standing(tx, scope), received(tx, scope), firstReplies(tx, scope), resolutions(tx, scope)]);
  const period = { from: scope.from.toISOString(), to: scope.to.toISOString() };
  const days = `after:${period.from.slice(0, 10)}`;
  const clock = scope.businessHours ? 'in business hours' : 'by the wall clock';
  const count = (key: string, name: string, definition: string, value: number, drilldown_query: string, steps: Step[] = []): KpiView => ({ key, name, definition, value, unit: 'count', n: value, period, series: steps, drilldown_query });
  const sum = (steps: readonly Step[]): number => steps.reduce((total, step) => total + (step.value ?? 0), 0);
  const spread = (key: string, name: string, definition: string, value: Spread, drilldown_query: string, steps: Step[]): KpiView => ({
    key, name, definition: `${definition} Median, ${clock}; spam, side threads and merged conversations are left out.`, value: value.median, unit: 'seconds', n: value.n, period, series: steps, drilldown_query,
    p90: value.p90, interval: value.low === null || value.high === null ? null : [value.low, value.high],
  });
  return [
    count('open', 'Open', 'Conversations that wait for us now: in an open status and not snoozed.', now.open, 'is:open -is:snoozed'),
    count('waiting', 'Waiting', 'Conversations that wait for the customer or somebody else now.', now.waiting, 'is:waiting'),
    count('backlog', 'Backlog', 'Open conversations whose customer has had no answer to the last message.', now.backlog, 'is:open'),
    count('unassigned', 'Unassigned', 'Open conversations nobody has taken.', now.unassigned, 'is:open is:unassigned'),
    { key: 'longest_wait', name: 'Longest wait', definition: 'How long the customer who waits longest has waited for an answer, by the wall clock.', value: now.longest_wait_seconds, unit: 'seconds', n: now.backlog, period, series: [], drilldown_query: 'is:open' },
    count('received', 'Received', 'Conversations opened in the period.', sum(opened), days, opened),
    count('replied', 'First answers', 'Conversations that got their first answer in the period.', sum(replies.counts), days, replies.counts),
    count('resolved', 'Resolved', 'Conversations resolved in the period that are still resolved.', sum(resolved.counts), `is:resolved ${days}`, resolved.counts),
    spread('first_reply_time', 'First reply time', 'From the first message to our first answer, of conversations first answered in the period.', replies.spread, days, replies.medians),
    spread('resolution_time', 'Resolution time', 'From the first message to the last time it was resolved, of conversations resolved in the period.', resolved.spread, `is:resolved ${days}`, resolved.medians),
  ];
}

function scopeOf(tx: Tx, asked: KpiQueryInput): Scope {
  const to = asked.to === undefined ? tx.now : new Date(asked.to);
  const from = asked.from === undefined ? new Date(to.getTime() - DAY) : new Date(asked.from);
  const span = to.getTime() - from.getTime();
  if (span <= 0 || span > 400 * DAY) throw invalid('The period must end after it begins and be at most 400 days long.');
  const step = asked.step ?? (span > 3 * DAY ? 'day' : 'hour');
  if (step === 'hour' && span > 31 * DAY) throw invalid('By the hour the period may be at most 31 days long.');
  return { from, to, brandId: asked.brand_id ?? null, channel: asked.channel ?? null, businessHours: asked.hours === 'business', stepSeconds: step === 'hour' ? 3600 : 86_400 };
}
