import { post, type Actionable, type OrderAction } from '@keepdesk/client';
import { Dialog, formatMoney, Skeleton, TextArea, useClock } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AskButtons } from '../../../shared/kit/ask-dialog.tsx';
import { Callout } from '../../../shared/kit/callout.tsx';
import { useTask } from '../../../shared/kit/task.ts';
import { ConsequenceView } from '../../../shared/parts/order-actions/consequence.tsx';
import { Outcome } from '../../../shared/parts/order-actions/outcome.tsx';
import { AskedDialog } from '../../../shared/parts/order-actions/standing.tsx';
import { RiskView } from '../../../shared/parts/order-actions/risk-view.tsx';
import { OrderPast } from '../../../shared/parts/order-actions/order-past.tsx';
import { actionsKey, useAction, useActionable, type Kind } from '../../../shared/parts/order-actions/use-actions.ts';
import { whyNot } from '../../../shared/parts/order-actions/words.ts';
import { offerWords } from '../../../shared/drafts/words-for-reply.ts';
import { describeProblem } from '../../../shared/words/problem.ts';
import { usePreview, type Preview } from './use-preview.ts';
import { startOf, wishOf } from './wish.ts';
import { WishForm } from './wish-form.tsx';

interface ActionDialogProps {
  kind: Kind;
  order: Actionable['order'];
  /** null: asked from no conversation */
  conversationId: string | null;
  onClose: () => void;
}

/** What it comes to, before anything is done. */
function Consequences({ kind, currency, preview, asked }: { kind: Kind; currency: string; preview: Preview | undefined; asked: boolean }) {
  const { t } = useTranslation();
  const approvals = ['role', 'single', 'day', 'unproven', 'customer'] as const;
  const why = approvals.find((one) => one === preview?.authority?.because);
  return (
    <section aria-label={t('act.preview')} className="flex flex-col gap-2 rounded-card border border-line bg-surface px-4 py-3">
      <h3 className="text-12 font-semibold text-quiet">{t('act.preview')}</h3>
      {preview === undefined ? asked ? <Skeleton className="h-5" /> : <p className="text-13 text-quiet">{t('act.fill')}</p> : null}
      {preview?.consequence ? <ConsequenceView kind={kind} consequence={preview.consequence} currency={currency} /> : null}
      {preview && !preview.possible ? <p role="alert" className="text-13 text-danger">{whyNot(t, preview.because) ?? preview.because}</p> : null}
      {preview?.possible && kind === 'cancel' ? <p className="text-12 text-quiet">{t('act.irreversible')}</p> : null}
      {preview?.authority?.answer === 'approval' && why ? <Callout tone="info">{t(`act.needsApproval.${why}`)}</Callout> : null}
    </section>
  );
}

/** Asks for one thing to be done to an order: what, why, exactly what it comes to, and then how it ended. */
export function ActionDialog({ kind, order, conversationId, onClose }: ActionDialogProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const client = useQueryClient();
  const [filled, setFilled] = useState(() => startOf(kind, order));
  const [reason, setReason] = useState('');
  const [askedId, setAskedId] = useState<string | null>(null);
  // One dialog is one press: a second click, or a click after a lost answer, is the same action.
  const [key] = useState(() => crypto.randomUUID());
  const wish = wishOf(kind, filled, order);
  const { preview, fresh, error } = usePreview(order.id, conversationId, wish, reason);
  const { data: action } = useAction(askedId);
  const { data: now } = useActionable(order.id, conversationId, true);
  const wantsReason = preview?.authority?.answer === 'reason';
  const ready = wish !== null && fresh && preview?.possible === true && !wantsReason;
  const needsApproval = preview?.authority?.answer === 'approval';
  const amount = formatMoney({ amount_minor: preview?.consequence?.refund_minor ?? 0, currency: order.currency }, locale);
  const ask = useTask(async () => {
    const made = await post<OrderAction>(`/api/v1/orders/${order.id}/actions`, { wish, reason, ...(conversationId === null ? {} : { conversation_id: conversationId }), key });
    client.setQueryData([...actionsKey, 'one', made.id], made);
    setAskedId(made.id);
    void client.invalidateQueries({ queryKey: actionsKey });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) ask.run();
  };
  const tell = (done: OrderAction) => {
    const money = formatMoney(done.amount, locale);
    const way = 'way' in done.wish ? done.wish.way : undefined;
    const what = kind === 'cancel' && done.amount.amount_minor > 0 ? 'cancelPaid' : way === 'store_credit' ? 'toStoreCredit' : way === 'gift_card' ? 'giftCard' : kind;
    // Once the dialog has given the focus back.
    if (conversationId !== null) requestAnimationFrame(() => offerWords(conversationId, t(`act.words.${what}`, { number: order.number, amount: money, code: done.result?.code ?? '' })));
  };
  const title = `${t(`act.kind.${kind}`)} · ${order.number}`;
  if (askedId !== null) {
    const tellIt = action?.state === 'done' && conversationId !== null ? () => (onClose(), tell(action)) : null;
    return (
      <AskedDialog title={title} onClose={onClose} onTell={tellIt}>
        {action ? (
          <>
            <Outcome action={action} />
            <ConsequenceView kind={kind} consequence={action.consequence} currency={order.currency} />
          </>
        ) : null}
      </AskedDialog>
    );
  }
  return (
    // The same dialog as above, whose words change when it was asked: focus stays in it.
    <Dialog
      title={title}
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <AskButtons
          onClose={onClose}
          look={kind === 'cancel' && !needsApproval ? 'danger' : 'primary'}
          doName={needsApproval ? t('act.askApproval') : kind === 'refund' ? t('act.do.refund', { amount }) : t(`act.do.${kind}`)}
          busy={ask.busy}
          ready={ready}
          onDo={ask.run}
        />
      }
    >
      <form onSubmit={submit} className="grid gap-x-6 gap-y-4 md:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <WishForm kind={kind} order={order} ways={now?.offers.find((offer) => offer.kind === kind)?.ways ?? []} filled={filled} onFill={(change) => setFilled((now) => ({ ...now, ...change }))} />
          <TextArea label={t('act.reason')} value={reason} onChange={setReason} rows={2} help={wantsReason ? <span className="text-warning">{t('act.reasonNeeded')}</span> : t('act.reasonHelp')} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {error ? <Callout tone="danger">{describeProblem(t, error)}</Callout> : <Consequences kind={kind} currency={order.currency} preview={preview} asked={wish !== null} />}
          {preview?.risk ? <RiskView risk={preview.risk} /> : null}
          <OrderPast actions={now?.actions ?? []} />
          {preview?.proof.method === 'none' && preview.possible ? <Callout tone="warning">{t('act.proof.none_warning')}</Callout> : null}
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
