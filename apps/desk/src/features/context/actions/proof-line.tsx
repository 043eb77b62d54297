import { get, post, type Actionable } from '@keepdesk/client';
import { Button, classNames, describeMoment, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';
import { actionsKey, seenInActions } from '../../../shared/parts/order-actions/use-actions.ts';

interface Proven {
  method: Actionable['proof']['method'];
  at: string | null;
  code: { state: 'open' | 'expired' | 'too_many'; expires_at: string } | null;
  address: string | null;
}

/** How whoever writes is proven to be this order's buyer, and one click to find out. */
export function ProofLine({ orderId, conversationId, mayAsk }: { orderId: string; conversationId: string; mayAsk: boolean }) {
  const { t } = useTranslation();
  const { locale, now } = useClock();
  const path = `/api/v1/conversations/${conversationId}/proof`;
  const { data: proof } = useQuery({ queryKey: [...actionsKey, 'proof', orderId, conversationId], queryFn: () => get<Proven>(path, { query: { order_id: orderId } }) });
  const ask = useChange(() => post(`${path}-codes`, { order_id: orderId }), t('act.proof.sent', { address: proof?.address ?? '' }), seenInActions);
  if (!proof) return null;
  const proven = proof.method !== 'none';
  const Icon = proven ? ShieldCheck : ShieldQuestion;
  const out = !proven && proof.code?.state === 'open' ? proof.code : null;
  return (
    <div role="group" aria-label={t('act.proof.title')} className={classNames('flex items-start gap-2 border-t border-line px-3 py-2 text-12', proven ? 'text-positive' : 'text-warning')}>
      <Icon size={14} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p>{t(`act.proof.${proof.method}`)}</p>
        {out ? <p className="break-words text-quiet">{t('act.proof.out', { address: proof.address ?? '', until: describeMoment(new Date(out.expires_at), now(), locale) })}</p> : null}
        {!proven && proof.code?.state === 'too_many' ? <p className="text-quiet">{t('act.proof.too_many')}</p> : null}
      </div>
      {!proven && mayAsk && proof.address !== null && !out ? (
        <Button size="sm" look="link" icon={<KeyRound size={13} />} busy={ask.isPending} onPress={() => ask.mutate(undefined)} className="-my-1">
          {t('act.proof.ask')}
        </Button>
      ) : null}
    </div>
  );
}
