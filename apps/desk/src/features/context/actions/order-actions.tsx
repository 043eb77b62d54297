import { Button, Hint, Money, Pill, RelativeTime } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Ban, Gift, MapPin, PackagePlus, PenLine, Timer, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionable, type Kind } from '../../../shared/parts/order-actions/use-actions.ts';
import { stateTones, whyNot } from '../../../shared/parts/order-actions/words.ts';
import { useMay } from '../../../shared/session/session.tsx';
import { ProofLine } from './proof-line.tsx';

/** Not on the way to the first screen. */
const ActionDialog = lazy(() => import('./action-dialog.tsx').then((part) => ({ default: part.ActionDialog })));

const icons: Record<Kind, typeof Ban> = { cancel: Ban, refund: Undo2, correct_address: MapPin, change_items: PenLine, reship: PackagePlus, credit: Gift };

/** From then on it is on its way, and the moment it was packed is over. */
const SENT = new Set(['fulfilled', 'partial', 'partially_fulfilled', 'delivered', 'shipped']);

/** Who is asking, what can be done to the order where its shop can be asked, and what was done lately. */
export function OrderActions({ orderId, conversationId }: { orderId: string; /** null: beside no conversation, so nobody is asking */ conversationId: string | null }) {
  const { t } = useTranslation();
  const mayAct = useMay('orders.act');
  const mayReply = useMay('conversations.reply');
  const { data } = useActionable(orderId, conversationId, true);
  const [open, setOpen] = useState<Kind | null>(null);
  if (!data) return null;
  return (
    <>
      {conversationId === null ? null : <ProofLine orderId={orderId} conversationId={conversationId} mayAsk={mayReply} />}
      {data.order.cut_off_at !== null && data.order.state === 'open' && !SENT.has(data.order.fulfilment_state) ? (
        <p className="flex items-center gap-1.5 border-t border-line px-3 py-1.5 text-12 text-quiet">
          <Timer size={12} className="shrink-0" />
          {t(data.order.cut_off_passed ? 'act.cutOff.over' : 'act.cutOff.ahead')} <RelativeTime at={data.order.cut_off_at} as="moment" />
        </p>
      ) : null}
      {mayAct && data.offers.length > 0 ? (
        <div role="toolbar" aria-label={t('act.buttons')} className="flex flex-wrap gap-1.5 border-t border-line px-3 py-2.5">
          {data.offers.map((offer) => {
            const Icon = icons[offer.kind];
            const why = data.under_way ? t('act.because.action_under_way') : offer.missing ? t('act.missing', { what: offer.missing }) : whyNot(t, offer.because);
            const button = (
              <Button size="sm" icon={<Icon size={13} />} isDisabled={!offer.possible || data.under_way} onPress={() => setOpen(offer.kind)}>
                {t(`act.kind.${offer.kind}`)}
              </Button>
            );
            return why === null ? (
              <span key={offer.kind}>{button}</span>
            ) : (
              <Hint key={offer.kind} plain text={why}>
                <span tabIndex={0} role="note" aria-label={`${t(`act.kind.${offer.kind}`)}: ${why}`} className="rounded-control">
                  {button}
                </span>
              </Hint>
            );
          })}
        </div>
      ) : null}
      {data.actions.length > 0 ? (
        <ul className="flex flex-col gap-1 border-t border-line px-3 py-2 text-12">
          {data.actions.slice(0, 3).map((action) => (
            <li key={action.id}>
              <Link to="/actions" search={{ show: action.id }} className="flex flex-wrap items-center gap-x-2 text-text no-underline hover:underline">
                {t(`act.noun.${action.kind}`)}
                {action.amount.amount_minor > 0 ? <Money value={action.amount} className="font-medium" /> : null}
                <Pill tone={stateTones[action.state]}>{t(`act.state.${action.state}`)}</Pill>
                <RelativeTime at={action.asked_at} className="ml-auto text-quiet" />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <Suspense>{open ? <ActionDialog kind={open} order={data.order} conversationId={conversationId} onClose={() => setOpen(null)} /> : null}</Suspense>
    </>
  );
}
