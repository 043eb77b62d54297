import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import type { ActionWish } from '../../orders/index.ts';
import type { Judged } from '../rules/judge-return.ts';
import type { Condition, WishReason } from '../rules/policy.ts';
import type { Course, Resolution, ReturnState, StepKind, StepState } from '../rules/return-machine.ts';

export const OWN = 'keepdesk';

export interface ReturnRow {
  id: string;
  brand_id: string;
  number: string;
  source: string;
  source_id: string;
  kind: 'return' | 'exchange' | 'warranty' | 'lost';
  state: ReturnState;
  order_id: string | null;
  customer_id: string | null;
  conversation_id: string | null;
  channel: string;
  currency: string | null;
  sends_back: boolean;
  judged: Judged | null;
  policy_version: number;
  given: { refund_minor: number | null; credit_minor: number | null; exchange_minor: number | null } | null;
  note: string;
  approval_id: string | null;
  problem: string | null;
  carrier: string | null;
  tracking_number: string | null;
  tracking_key: string | null;
  hold_until: Date | null;
  due_at: Date | null;
  requested_at: Date;
  decided_at: Date | null;
  label_at: Date | null;
  shipped_at: Date | null;
  received_at: Date | null;
  inspected_at: Date | null;
  settled_at: Date | null;
  refunded_at: Date | null;
  resolved_at: Date | null;
  asked_by: string | null;
  asked_by_kind: string;
  key: string | null;
  changed_at: Date;
}

export interface InsteadOf {
  readonly variant_id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly unit_price_minor: number;
}

export interface LineRow {
  id: string;
  return_id: string;
  line_id: string;
  sku: string | null;
  title: string;
  quantity: number;
  reason: WishReason;
  reason_code: string | null;
  condition: Condition | null;
  words: string;
  photo_ids: string[];
  wanted: Resolution | null;
  instead: InsteadOf | null;
  last_day: string | null;
  value_minor: number;
  received_quantity: number;
  accepted_quantity: number | null;
  inspected_condition: Condition | null;
  inspected_words: string;
  resolution: Resolution | null;
  early: boolean;
  position: number;
}

export interface StepRow {
  id: string;
  brand_id: string;
  return_id: string;
  position: number;
  kind: StepKind;
  state: StepState;
  pays_minor: number;
  amount_minor: number;
  bonus_minor: number;
  lines: string[];
  wish: ActionWish | null;
  action_id: string | null;
  problem: string | null;
  reference: string | null;
  words: string;
  by_id: string | null;
  at: Date;
  done_at: Date | null;
}

/** A return with all that is kept of it. */
export interface Held {
  readonly row: ReturnRow;
  readonly lines: readonly LineRow[];
  readonly steps: readonly StepRow[];
}

/** The return, kept still until the transaction ends: of two who change it the second sees what the first did. */
export async function holdReturn(tx: Tx, id: string): Promise<Held> {
  const row = await tx.maybe<ReturnRow>(sql`select * from returns."return" where id = ${id} for update`);
  if (row === undefined) throw notFound('return');
  return withParts(tx, row);
}

/** The same for one that Keepdesk runs itself. */
export async function holdOwn(tx: Tx, id: string): Promise<Held> {
  const held = await holdReturn(tx, id);
  if (held.row.source !== OWN) throw conflict('run_elsewhere', 'This return is run at the shop. What is done there shows here by itself.');
  return held;
}

export async function lookAtReturn(tx: Tx, id: string): Promise<Held> {
  const row = await tx.maybe<ReturnRow>(sql`select * from returns."return" where id = ${id}`);
  if (row === undefined) throw notFound('return');
  return withParts(tx, row);
}

async function withParts(tx: Tx, row: ReturnRow): Promise<Held> {
  const [lines, steps] = [await tx.rows<LineRow>(sql`select * from returns.line where return_id = ${row.id} order by position`), await tx.rows<StepRow>(sql`select * from returns.step where return_id = ${row.id} order by position`)];
  return { row, lines, steps };
}

/** As the rules see it; `mayPayMinor` is what was paid for the order and is not given back otherwise. */
export function courseOf({ row, lines, steps }: Held, mayPayMinor: number): Course {
  return {
    state: row.state, sends_back: row.sends_back, may_pay_minor: mayPayMinor,
    lines: lines.map((line) => ({ id: line.line_id, quantity: line.quantity, received: line.received_quantity, accepted: line.accepted_quantity, resolution: line.resolution, early: line.early })),
    steps: steps.map((step) => ({ position: step.position, kind: step.kind, pays_minor: step.pays_minor, lines: step.lines, state: step.state })),
  };
}

export interface NewReturn extends Pick<ReturnRow, 'id' | 'brand_id' | 'number' | 'kind' | 'state' | 'order_id' | 'customer_id' | 'conversation_id' | 'channel' | 'currency' | 'sends_back' | 'judged' | 'policy_version' | 'note' | 'key' | 'due_at'> {
  readonly lines: readonly Pick<LineRow, 'line_id' | 'sku' | 'title' | 'quantity' | 'reason' | 'reason_code' | 'condition' | 'words' | 'photo_ids' | 'wanted' | 'instead' | 'last_day' | 'value_minor'>[];
}

export async function insertReturn(tx: Tx, made: NewReturn): Promise<void> {
  await tx.run(sql`
    insert into returns."return" (id, brand_id, number, source, source_id, kind, state, order_id, customer_id, conversation_id, channel, currency, sends_back, judged, policy_version, note, key, due_at, requested_at, asked_by, asked_by_kind, changed_at)
    values (${made.id}, ${made.brand_id}, ${made.number}, ${OWN}, ${made.id}, ${made.kind}, ${made.state}, ${made.order_id}, ${made.customer_id}, ${made.conversation_id}, ${made.channel}, ${made.currency}, ${made.sends_back},
      ${JSON.stringify(made.judged)}::jsonb, ${made.policy_version}, ${made.note}, ${made.key}, ${made.due_at}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.actor.kind}, ${tx.now})`);
  for (const [position, line] of made.lines.entries()) {
    await tx.run(sql`
      insert into returns.line (id, brand_id, return_id, line_id, sku, title, quantity, reason, reason_code, condition, words, photo_ids, wanted, instead, last_day, value_minor, position)
      values (${tx.id()}, ${made.brand_id}, ${made.id}, ${line.line_id}, ${line.sku}, ${line.title}, ${line.quantity}, ${line.reason}, ${line.reason_code}, ${line.condition}, ${line.words}, ${line.photo_ids}, ${line.wanted},
        ${line.instead === null ? null : JSON.stringify(line.instead)}::jsonb, ${line.last_day}, ${line.value_minor}, ${position})`);
  }
}

/** R-1001 and on, without a gap or a double in a brand. */
export async function nextNumber(tx: Tx, brandId: string): Promise<string> {
  const { last } = await tx.one<{ last: number }>(sql`
    insert into returns.counter (brand_id, last) values (${brandId}, 1001) on conflict (brand_id) do update set last = returns.counter.last + 1 returning last`);
  return `R-${last}`;
}

export interface Passage {
  readonly what: string;
  readonly from: ReturnState | null;
  readonly to: ReturnState;
  readonly words?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** One line of its story. */
export async function writePassage(tx: Tx, row: Pick<ReturnRow, 'id' | 'brand_id'>, passage: Passage): Promise<void> {
  await tx.run(sql`
    insert into returns.passage (id, brand_id, return_id, at, what, from_state, to_state, actor_kind, actor_id, words, facts)
    values (${tx.id()}, ${row.brand_id}, ${row.id}, ${tx.now}, ${passage.what}, ${passage.from}, ${passage.to}, ${tx.actor.kind}, ${tx.actor.id}, ${(passage.words ?? '').trim().slice(0, 2000)}, ${JSON.stringify(passage.facts ?? {})}::jsonb)`);
}
