import { randomUUID } from 'node:crypto';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { cancelReturn, currentLabel, labelFiles, lookAt, policyOf, showReturn } from '../../returns/index.ts';
import { record } from '../../audit/index.ts';
import { keepPhotos } from '../commands/keep-photos.ts';
import { shopperOf } from '../commands/shopper.ts';
import { startReturn } from '../commands/start-return.ts';
import type { PortalPorts } from '../ports.ts';
import { returnChoices } from '../queries/return-choices.ts';
import { offerPage, returnPage, type ReturnOffer } from '../rules/pages/return-pages.ts';
import { returnStatePage } from '../rules/pages/return-state-page.ts';
import { fill, dayWords } from '../rules/page-frame.ts';
import { readReturn, type ReturnWish } from '../rules/read-return.ts';
import { refundDays } from '../rules/refund-day.ts';
import type { VisitRow } from '../store/visits.ts';
import { uuidIn, type Answer, type Call } from './answers.ts';
import type { AddPage } from './door.ts';
import { mustMay, openFor, pressOf, saidOf, visitFor } from './tracking.ts';

const waysOf = ['exchange', 'replacement', 'credit', 'refund', 'repair'] as const;

/** Sending back: what and why, what for, and then how far it is. */
export function returningPages(add: AddPage, ports: PortalPorts): void {
  const { db, blobs } = ports;
  add('GET', '/orders/:id/return', async (call) => {
    const visit = await visitFor(ports, call);
    return db.read(shopperOf(visit), async (tx) => {
      mustMay(await openFor(tx, visit, call), 'return');
      return { page: returnPage(call.setting, visit.order_id, (await returnChoices(tx, visit.order_id)).lines, null) };
    });
  });
  add('POST', '/orders/:id/return', async (call) => {
    const visit = await visitFor(ports, call);
    return db.read(shopperOf(visit), async (tx) => {
      mustMay(await openFor(tx, visit, call), 'return');
      const offer = await offerOf(tx, call, visit);
      return 'page' in offer ? offer : { page: offerPage(call.setting, { ...offer, key: randomUUID() }, null) };
    });
  });
  add('POST', '/orders/:id/return/start', async (call): Promise<Answer> => {
    const visit = await visitFor(ports, call);
    const wanted = waysOf.find((one) => one === call.sent.one('wanted')) ?? 'refund';
    try {
      const photos = await keepPhotos(blobs, call.sent.photos);
      const id = await db.transact(shopperOf(visit), async (tx) => {
        const { lines } = await returnChoices(tx, visit.order_id);
        const wishes = readReturn(call.sent, lines) ?? [];
        return startReturn(tx, visit, { order: await openFor(tx, visit, call), zone: call.door.brand.time_zone, language: call.setting.language, wishes, wanted, words: call.sent.one('words').slice(0, 4000), photos, key: pressOf(call) });
      });
      return { to: `/orders/${visit.order_id}/returns/${id}` };
    } catch (error) {
      const said = saidOf(call, error);
      return db.read(shopperOf(visit), async (tx): Promise<Answer> => {
        const offer = await offerOf(tx, call, visit);
        return 'page' in offer ? { ...offer, status: 422 } : { page: offerPage(call.setting, { ...offer, key: randomUUID() }, said), status: 422 };
      });
    }
  });
  following(add, ports);
}

/** What can be had for the chosen lines; back to the first step with a sentence where nothing can. */
async function offerOf(tx: Tx, call: Call, visit: VisitRow): Promise<Omit<ReturnOffer, 'key'> | { page: ReturnType<typeof returnPage>; status: number }> {
  const { setting } = call;
  const { words } = setting;
  const { start, lines } = await returnChoices(tx, visit.order_id);
  const wishes = readReturn(call.sent, lines);
  const back = (said: string) => ({ page: returnPage(setting, visit.order_id, lines, said), status: 422 });
  if (wishes === null) return back(words.why);
  if (wishes.length === 0) return back(words.needItem);
  // Photos come with the second step: they are counted as given here, and asked for there.
  const { judged } = await lookAt(tx, { orderId: visit.order_id, kind: 'return', lines: wishes.map(({ variant_id: _variant, ...wish }) => ({ ...wish, photo_ids: [] })) });
  const photos = Math.max(0, ...judged.reasons.filter((one) => one.code === 'photos_needed').map((one) => Number(one.facts.at_least ?? 0)));
  const why = judged.reasons.find((one) => one.decides === 'refused');
  if (judged.decision === 'refused' || why !== undefined) return back(fill((words.whyNot as Readonly<Record<string, string>>)[why?.code ?? 'other'] ?? words.whyNot.other, { ...why?.facts, day: why?.facts.last_day === undefined ? '' : dayWords(setting, String(why.facts.last_day)) }));
  const { terms } = await policyOf(tx, visit.brand_id);
  const review = judged.reasons.some((one) => one.decides === 'review' && one.code !== 'photos_needed');
  return {
    orderId: visit.order_id, currency: start.order.currency, decision: review ? 'review' : 'allowed', options: judged.options, photos, decideDays: terms.decide_days,
    money: refundDays(terms, tx.now, { sendsBack: judged.options.some((option) => option.send_back), review }), wishes: wishes.map((wish) => shownWish(wish, start, lines)),
  };
}

function shownWish(wish: ReturnWish, start: Awaited<ReturnType<typeof returnChoices>>['start'], lines: Awaited<ReturnType<typeof returnChoices>>['lines']): ReturnOffer['wishes'][number] {
  const at = lines.findIndex((line) => line.line_id === wish.line_id);
  const paid = start.lines[at];
  return { ...wish, at, title: lines[at]?.title ?? '', variants: lines[at]?.variants ?? [], value_minor: paid === undefined || paid.quantity === 0 ? 0 : Math.floor((paid.paid_minor * wish.quantity) / paid.quantity) };
}

function following(add: AddPage, ports: PortalPorts): void {
  const { db } = ports;
  const ofOrder = async (tx: Tx, visit: VisitRow, call: Call) => {
    const shown = await showReturn(tx, uuidIn(call.params, 'ret'));
    if (shown.order?.id !== visit.order_id) throw notFound('return');
    return shown;
  };
  add('GET', '/orders/:id/returns/:ret', async (call) => {
    const visit = await visitFor(ports, call);
    const shown = await db.read(shopperOf(visit), (tx) => ofOrder(tx, visit, call));
    const label = shown.label === null ? null : { state: shown.label.state, has_file: shown.label.has_file, url: shown.label.url };
    return { page: returnStatePage(call.setting, visit.order_id, { ...shown, label, mayCancel: shown.may.includes('cancelled') && ['review', 'approved', 'label_sent'].includes(shown.state) }, null) };
  });
  add('POST', '/orders/:id/returns/:ret/cancel', async (call) => {
    const visit = await visitFor(ports, call);
    await db.transact(shopperOf(visit), async (tx) => {
      const shown = await ofOrder(tx, visit, call);
      if (['review', 'approved', 'label_sent'].includes(shown.state)) await cancelReturn(tx, shown.id, '');
    });
    return { to: `/orders/${visit.order_id}/returns/${uuidIn(call.params, 'ret')}` };
  });
  add('GET', '/orders/:id/returns/:ret/label', async (call) => {
    const visit = await visitFor(ports, call);
    const label = await db.transact(shopperOf(visit), async (tx) => {
      const shown = await ofOrder(tx, visit, call);
      await record(tx, { action: 'portal.label_opened', subjectKind: 'return', subjectId: shown.id, brandId: visit.brand_id });
      return currentLabel(tx, shown.id);
    });
    if (label === undefined || label.blob === null) throw notFound('label');
    return { file: await labelFiles.get().blobs.stream(label.blob), type: label.type ?? 'application/pdf', name: label.name ?? 'label.pdf' };
  });
}
