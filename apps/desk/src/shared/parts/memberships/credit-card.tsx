import { post, type Memberships } from '@keepdesk/client';
import { Button, dateFormat, Field, Money, minorDigits, Pill, Select, TextArea, useClock, useToaster } from '@keepdesk/ui';
import { Wallet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../kit/ask-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { useMay } from '../../session/session.tsx';
import { minorOf } from '../order-actions/words.ts';
import { seenInMemberships, type Credits } from './use-memberships.ts';

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'] as const;

/** Gives store credit: how much, why, until when, and what the customer has then. */
function GiveDialog({ customerId, conversationId, credit, onClose }: { customerId: string; conversationId: string | null; credit: Credits; onClose: () => void }) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState('');
  const [currency, setCurrency] = useState<string>(credit.balances[0]?.currency ?? 'EUR');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const toaster = useToaster();
  const minor = minorOf(amount, minorDigits(currency));
  const give = useChange(async () => {
    const made = await post<Memberships['credit']['credits'][number]>('/api/v1/store-credit', { customer_id: customerId, amount: { amount_minor: minor, currency }, reason, expires_at: until === '' ? null : `${until}T23:59:59.000Z`, key, ...(conversationId === null ? {} : { conversation_id: conversationId }) });
    toaster.show({ text: made.state === 'waiting_approval' ? t('act.waitingTitle') : t('member.creditGiven') });
    onClose();
  }, null, seenInMemberships);
  const before = credit.balances.find((one) => one.currency === currency)?.amount_minor ?? 0;
  const names = [...new Set([...credit.balances.map((one) => one.currency), ...currencies])];
  return (
    <AskDialog title={t('member.giveCredit')} onClose={onClose} doName={t('member.giveCredit')} busy={give.isPending} ready={minor !== null && minor > 0 && reason.trim() !== ''} onDo={() => give.mutate(undefined)}>
      <div className="flex flex-col gap-4">
        <div className="flex gap-3">
          <Field label={t('member.creditAmount')} value={amount} onChange={setAmount} inputMode="decimal" autoFocus className="max-w-40" />
          <Select label={t('member.currency')} choices={names.map((id) => ({ id, name: id }))} value={currency} onChange={setCurrency} className="w-28" />
        </div>
        <TextArea label={t('act.reason')} value={reason} onChange={setReason} rows={2} help={t('member.creditWhy')} />
        <Field label={t('member.creditUntil')} type="date" value={until} onChange={setUntil} help={t('member.creditUntilHelp')} className="max-w-48" />
        {minor !== null && minor > 0 ? (
          <p className="text-14 font-medium">
            {t('member.creditThen')} <Money value={{ amount_minor: before + minor, currency }} />
          </p>
        ) : null}
      </div>
    </AskDialog>
  );
}

/** What a customer has to spend, where it came from and until when. */
export function CreditCard({ customerId, conversationId, credit }: { customerId: string; conversationId: string | null; credit: Credits }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const mayGive = useMay('memberships.credit');
  const [open, setOpen] = useState(false);
  const shown = credit.credits.filter((one) => one.left.amount_minor > 0 || one.state === 'waiting_approval');
  if (shown.length === 0 && !mayGive) return null;
  return (
    <article aria-label={t('member.credit')} className="flex flex-col gap-1.5 rounded-card border border-line bg-raised px-3 py-2.5">
      <p className="flex items-center gap-2">
        <Wallet size={14} className="shrink-0 text-quiet" />
        <span className="text-13">{t('member.credit')}</span>
        <span className="text-14 font-semibold">
          {credit.balances.length === 0 ? '–' : credit.balances.map((one) => <Money key={one.currency} value={one} className="mr-2" />)}
        </span>
        {mayGive ? (
          <Button size="sm" className="ml-auto" onPress={() => setOpen(true)}>
            {t('member.give')}
          </Button>
        ) : null}
      </p>
      {shown.length > 0 ? (
        <ul className="flex flex-col gap-0.5 text-12 text-quiet">
          {shown.slice(0, 4).map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline gap-2">
              <bdi className="min-w-0 truncate">{one.reason}</bdi>
              {one.state === 'waiting_approval' ? <Pill tone="warning">{t('act.state.waiting_approval')}</Pill> : null}
              <span className="ml-auto shrink-0">
                <Money value={one.state === 'waiting_approval' ? one.amount : one.left} />
                {one.expires_at ? ` · ${t('member.until', { day: dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(one.expires_at)) })}` : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <GiveDialog customerId={customerId} conversationId={conversationId} credit={credit} onClose={() => setOpen(false)} /> : null}
    </article>
  );
}
