import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { variantsByIds } from '../../catalogue/index.ts';
import { askedFrom } from '../../orders/index.ts';
import { RETURN_REQUESTED } from '../events.ts';
import { photosIn } from '../ports.ts';
import { caseOfOrder, type ReturnCase } from '../queries/case-of-order.ts';
import { policyOf, type Version } from '../queries/policies.ts';
import type { Wished } from '../rules/fits.ts';
import { judgeReturn, type Judged } from '../rules/judge-return.ts';
import { valueOf, worthOf } from '../rules/options-for.ts';
import type { Condition, WishReason } from '../rules/policy.ts';
import type { Resolution } from '../rules/return-machine.ts';
import { reasonsFor, dueOf } from '../rules/terms.ts';
import { insertReturn, lookAtReturn, nextNumber, writePassage, type Held, type InsteadOf, type ReturnRow } from '../store/returns.ts';
import { announceReturn } from './announce-return.ts';
import { apply } from './apply.ts';
import { approved } from './approve.ts';
import { askOverride, OVERRIDE } from './decide-return.ts';

export interface AskedLine {
  readonly line_id: string;
  readonly quantity: number;
  readonly reason: WishReason;
  /** the brand's own word for it */
  readonly reason_code?: string | undefined;
  readonly condition?: Condition | undefined;
  readonly words?: string | undefined;
  readonly photo_ids?: readonly string[] | undefined;
  readonly wanted?: Resolution | undefined;
  /** what should come instead */
  readonly variant_id?: string | undefined;
}

export interface Asked {
  readonly orderId: string;
  readonly conversationId: string | null;
  readonly kind: ReturnRow['kind'];
  readonly channel: string;
  readonly lines: readonly AskedLine[];
  readonly note: string;
  readonly key: string | null;
  /** why it is taken back although the policy refuses it */
  readonly anyway: string | null;
  /** written down as refused, so that it is known that somebody asked */
  readonly refuse: boolean;
}

export interface Looked {
  readonly found: ReturnCase;
  readonly version: Version;
  readonly judged: Judged;
  readonly wished: readonly Wished[];
  readonly sendsBack: boolean;
}

/** What would be decided, and why. Changes nothing. */
export async function lookAt(tx: Tx, asked: Pick<Asked, 'orderId' | 'lines' | 'kind'>, hold = false): Promise<Looked> {
  const found = await caseOfOrder(tx, asked.orderId, { hold });
  const version = await policyOf(tx, found.known.at.brandId);
  const request = {
    customer: found.customer,
    lines: asked.lines.map((line) => ({ line_id: line.line_id, quantity: line.quantity, reason: line.reason, photos: line.photo_ids?.length ?? 0, ...(line.condition === undefined ? {} : { condition: line.condition }) })),
  };
  const judged = judgeReturn(version.policy, found.order, request, tx.now.toISOString());
  const wished = request.lines.flatMap((wish) => {
    const line = found.order.lines.find((one) => one.id === wish.line_id);
    return line === undefined ? [] : [{ order: found.order, line, wish, customer: found.customer }];
  });
  const wanted = asked.lines.find((line) => line.wanted !== undefined && line.wanted !== 'reject')?.wanted ?? 'refund';
  const sendsBack = asked.kind !== 'lost' && wished.length > 0 && worthOf(version.policy, wished, wanted === 'reject' ? 'refund' : wanted).send_back;
  return { found, version, judged, wished, sendsBack };
}

/** Starts a return: judged by the brand's policy as it is now, written down with why. The same key again is the same return. */
export async function requestReturn(tx: Tx, asked: Asked): Promise<Held> {
  // The order is held first, so that two presses at once come one after the other.
  const looked = await lookAt(tx, asked, true);
  const brandId = looked.found.known.at.brandId;
  const before = asked.key === null ? undefined : await tx.maybe<{ id: string; order_id: string | null }>(sql`select id, order_id from returns."return" where brand_id = ${brandId} and key = ${asked.key}`);
  if (before !== undefined) return sameOrRefused(tx, before, asked);
  if (asked.conversationId !== null && (await askedFrom.get()(tx, asked.conversationId, null)) === undefined) throw notFound('conversation');
  const { judged } = looked;
  const broken = judged.reasons.find(({ code }) => ['no_lines', 'named_twice', 'unknown_line', 'not_positive', 'more_than_left'].includes(code));
  if (broken !== undefined) throw new Refusal(422, broken.code, broken.code === 'more_than_left' ? 'Fewer pieces are left of this line: others are back, or on their way, already.' : 'Name lines of this order, each once, with at least one piece.', { details: [{ field: 'lines', message: broken.code, problem: broken.code, ...broken.facts }] });
  if (judged.decision === 'refused' && asked.anyway === null && !asked.refuse) throw new Refusal(422, 'refused_by_policy', 'The policy does not take this back. Refuse it, or say why it should be taken back all the same.', { details: judged.reasons.map((reason) => ({ message: reason.code })) });
  if (asked.anyway !== null && asked.anyway.trim() === '') throw invalid('Say why it should be taken back all the same.', [{ field: 'anyway', message: 'why_needed' }]);
  const held = await insert(tx, asked, looked);
  return decideAtOnce(tx, held, asked, judged);
}

async function sameOrRefused(tx: Tx, before: { id: string; order_id: string | null }, asked: Asked): Promise<Held> {
  if (before.order_id !== asked.orderId) throw conflict('key_used', 'This key was used for something else.');
  return lookAtReturn(tx, before.id);
}

async function insert(tx: Tx, asked: Asked, { found, version, judged, wished, sendsBack }: Looked): Promise<Held> {
  const { at } = found.known;
  const photos = new Set(asked.conversationId === null ? [] : (await photosIn.get()(tx, asked.conversationId)).map(({ id }) => id));
  if (asked.lines.some((line) => (line.photo_ids ?? []).some((id) => !photos.has(id)))) throw invalid('A picture has to be one that was sent in the conversation.', [{ field: 'lines', message: 'unknown_photo' }]);
  const insteads = await insteadsOf(tx, asked.lines, at.brandId, at.currency);
  const id = tx.id();
  await insertReturn(tx, {
    id, brand_id: at.brandId, number: await nextNumber(tx, at.brandId), kind: asked.kind, state: 'review', order_id: at.id, customer_id: found.customerId, conversation_id: asked.conversationId, channel: asked.channel, currency: at.currency,
    sends_back: sendsBack, judged, policy_version: version.number, note: asked.note.trim(), key: asked.key, due_at: dueOf(version.terms, 'review', tx.now),
    lines: asked.lines.map((line, i) => {
      const of = wished[i] as Wished;
      const state = found.known.state.lines.find((one) => one.id === line.line_id);
      const known = reasonsFor(version.terms, of.line.category).find((reason) => reason.code === line.reason_code && reason.means === line.reason);
      return {
        line_id: line.line_id, sku: of.line.sku, title: state?.title ?? '', quantity: line.quantity, reason: line.reason, reason_code: known?.code ?? null, condition: line.condition ?? null, words: (line.words ?? '').trim(), photo_ids: [...(line.photo_ids ?? [])],
        wanted: line.wanted ?? null, instead: insteads.get(line.line_id) ?? null, last_day: judged.lines.find((one) => one.line_id === line.line_id)?.last_day ?? null, value_minor: valueOf(of),
      };
    }),
  });
  const held = await lookAtReturn(tx, id);
  await writePassage(tx, held.row, { what: 'requested', from: null, to: 'review', words: asked.note, facts: { decision: judged.decision, reasons: judged.reasons.filter(({ decides }) => decides !== null).map(({ code }) => code) } });
  await record(tx, { action: 'returns.requested', subjectKind: 'return', subjectId: id, brandId: at.brandId, facts: { order_id: at.id, decision: judged.decision } });
  await announceReturn(tx, held, RETURN_REQUESTED, null);
  return held;
}

/** What comes instead, in stock now; the price is the one of today. */
export async function insteadsOf(tx: Tx, lines: readonly Pick<AskedLine, 'line_id' | 'variant_id' | 'quantity'>[], brandId: string, currency: string): Promise<Map<string, InsteadOf>> {
  const wanted = lines.filter((line) => line.variant_id !== undefined);
  const variants = await variantsByIds(tx, brandId, wanted.map((line) => line.variant_id as string));
  return new Map(wanted.map((line) => {
    const variant = variants.find((one) => one.id === line.variant_id);
    if (variant === undefined) throw notFound('product');
    if (variant.currency !== currency) throw invalid('This product is sold in another currency than the order.', [{ field: 'lines', message: 'other_currency' }]);
    if (variant.stock !== null && variant.stock < line.quantity) throw conflict('out_of_stock', `Only ${variant.stock} of this are left. Choose another, or money.`, [{ message: 'out_of_stock', problem: 'out_of_stock', left: variant.stock }]);
    const title = variant.title === '' || variant.title === variant.product ? variant.product : `${variant.product}, ${variant.title}`;
    return [line.line_id, { variant_id: variant.id, title, sku: variant.sku, unit_price_minor: variant.price_minor }];
  }));
}

async function decideAtOnce(tx: Tx, held: Held, asked: Asked, judged: Judged): Promise<Held> {
  if (judged.decision === 'allowed') return approved(tx, held, '', { by: 'policy' });
  if (judged.decision === 'refused' && asked.refuse) return (await apply(tx, held, { what: 'refused' }, { words: asked.note, facts: { by: 'policy' } })).held;
  if (judged.decision === 'refused' && asked.anyway !== null) return may(tx.actor, OVERRIDE, held.row.brand_id) ? approved(tx, held, asked.anyway, { override: true }) : askOverride(tx, held, asked.anyway);
  return held;
}
