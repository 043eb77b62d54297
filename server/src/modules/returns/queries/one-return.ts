import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { decisionsOf } from '../../approvals/index.ts';
import { peopleNames } from '../../identity/index.ts';
import { askedFrom } from '../../orders/index.ts';
import { OVERRIDE } from '../commands/decide-return.ts';
import type { ReturnView } from '../contract.ts';
import { mayHappen } from '../rules/return-machine.ts';
import { courseOf, lookAtReturn, OWN, type Held, type StepRow } from '../store/returns.ts';
import { policyOf } from './policies.ts';
import { summaries } from './show-returns.ts';
import { signalsOfCustomer } from './signals-of.ts';

/** One return with its story, what may be done next, and what stands out about who asks. */
export async function showReturn(tx: Tx, id: string): Promise<ReturnView> {
  const label = await labelOf(tx, id);
  const held = await lookAtReturn(tx, id);
  const { row } = held;
  const [summary] = await summaries(tx, [row]);
  const { terms } = await policyOf(tx, row.brand_id);
  const course = courseOf(held, Number.MAX_SAFE_INTEGER);
  const from = row.conversation_id === null ? undefined : await askedFrom.get()(tx, row.conversation_id, null);
  const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;
  return {
    ...(summary as NonNullable<typeof summary>),
    lines: held.lines.map((line, at) => ({
      line_id: line.line_id, sku: line.sku, title: line.title, quantity: line.quantity, reason: line.reason, reason_code: line.reason_code, reason_label: summary?.lines[at]?.reason_label ?? null, condition: line.condition, words: line.words, photo_ids: line.photo_ids, wanted: line.wanted,
      instead: line.instead, last_day: line.last_day, value_minor: line.value_minor, received: line.received_quantity, accepted: line.accepted_quantity, inspected_condition: line.inspected_condition, inspected_words: line.inspected_words, resolution: line.resolution, early: line.early,
    })),
    currency: row.currency, note: row.note, judged: row.judged as ReturnView['judged'], policy_version: row.policy_version, conversation: row.conversation_id === null ? null : { id: row.conversation_id, number: from?.number ?? null },
    clocks: {
      requested_at: row.requested_at.toISOString(), decided_at: iso(row.decided_at), label_at: iso(row.label_at), shipped_at: iso(row.shipped_at), received_at: iso(row.received_at), inspected_at: iso(row.inspected_at), settled_at: iso(row.settled_at), refunded_at: iso(row.refunded_at),
      resolved_at: iso(row.resolved_at), hold_until: iso(row.hold_until),
    },
    steps: await stepsOf(tx, held), tracking: await trackingOf(tx, held), label, labels_by: terms.labels.by, approval: await approvalOf(tx, held), given: row.given, signals: await signalsOfCustomer(tx, row.brand_id, row.customer_id, row.order_id), story: await storyOf(tx, id),
    may: row.source === OWN ? mayHappen(course).filter((what) => what !== 'exchanged_early' || (terms.instant_exchange.on && held.lines.some((line) => line.wanted === 'exchange' || line.wanted === 'replacement'))) : [],
    may_override: may(tx.actor, OVERRIDE, row.brand_id), instant_exchange: terms.instant_exchange.on, instructions: terms.instructions,
  };
}

async function stepsOf(tx: Tx, { steps }: Held): Promise<ReturnView['steps']> {
  const states = await tx.rows<{ id: string; state: string }>(sql`select id, state from orders.action where id = any (${steps.map((step) => step.action_id).filter((id) => id !== null)})`);
  const first = steps.find((step) => step.state !== 'done' && step.state !== 'dropped')?.position;
  return steps.map((step) => ({
    position: step.position, kind: step.kind, state: step.state, amount_minor: step.amount_minor, bonus_minor: step.bonus_minor, lines: step.lines, action_id: step.action_id, action_state: states.find((one) => one.id === step.action_id)?.state ?? null,
    problem: step.problem, reference: step.reference, words: step.words, at: step.at.toISOString(), done_at: step.done_at?.toISOString() ?? null, may: step.position === first ? mayDo(step, states.find((one) => one.id === step.action_id)?.state ?? null) : [],
  }));
}

/** What a second person refused, and what was taken back, is not asked for again: it is done in another way. */
function mayDo(step: StepRow, action: string | null): string[] {
  const byHand = ['collect', 'new_order', 'send_back'].includes(step.kind);
  if (step.state === 'failed') return [...(action === 'refused' || action === 'withdrawn' ? [] : ['again']), 'by_hand', 'give_up'];
  return byHand && step.state === 'planned' ? ['by_hand', 'give_up'] : [];
}

async function trackingOf(tx: Tx, { row }: Held): Promise<ReturnView['tracking']> {
  if (row.tracking_number === null) return null;
  const parcel = await tx.maybe<{ state: string }>(sql`select state from shipments.shipment where brand_id = ${row.brand_id} and tracking_key = ${row.tracking_key} order by state_at desc limit 1`);
  return { carrier: row.carrier, number: row.tracking_number, state: parcel?.state ?? null };
}

interface LabelRow {
  id: string;
  state: string;
  way: 'place' | 'own' | 'slip';
  maker: string | null;
  name: string | null;
  blob: string | null;
  url: string | null;
  carrier: string | null;
  tracking_number: string | null;
  cost_minor: number | null;
  currency: string | null;
  problem: string | null;
  unsure: boolean;
  void: 'wanted' | 'asked' | 'done' | 'refused' | null;
  void_said: string | null;
  sent_at: Date | null;
  at: Date;
}

async function labelOf(tx: Tx, id: string): Promise<ReturnView['label']> {
  const label = await tx.maybe<LabelRow>(sql`
    select id, state, way, maker, name, blob, url, carrier, tracking_number, cost_minor, currency, problem, unsure, void, void_said, sent_at, at from returns.label where return_id = ${id} and state <> 'replaced'`);
  if (label === undefined) return null;
  const { blob, cost_minor: cost, currency, sent_at: sentAt, at, ...rest } = label;
  return { ...rest, has_file: blob !== null, cost: cost === null || currency === null ? null : { amount_minor: cost, currency }, sent_at: sentAt?.toISOString() ?? null, at: at.toISOString() };
}

async function approvalOf(tx: Tx, { row }: Held): Promise<ReturnView['approval']> {
  if (row.approval_id === null) return null;
  const [found] = await decisionsOf(tx, [row.approval_id]);
  const names = await peopleNames(tx, found?.decided_by ? [found.decided_by] : []);
  return found === undefined ? null : { id: found.id, state: found.state, note: found.note, decided_by: names.get(found.decided_by ?? '') ?? null };
}

async function storyOf(tx: Tx, id: string): Promise<ReturnView['story']> {
  const rows = await tx.rows<{ at: Date; what: string; from_state: string | null; to_state: string; actor_kind: string; actor_id: string | null; words: string; facts: Record<string, unknown> }>(sql`
    select at, what, from_state, to_state, actor_kind, actor_id, words, facts from returns.passage where return_id = ${id} order by at, id limit 200`);
  const names = await peopleNames(tx, rows.filter((row) => row.actor_kind === 'person' && row.actor_id !== null).map((row) => row.actor_id as string));
  return rows.map((row) => ({ at: row.at.toISOString(), what: row.what, from: row.from_state, to: row.to_state, by: names.get(row.actor_id ?? '') ?? '', by_kind: row.actor_kind, words: row.words, facts: row.facts }));
}
