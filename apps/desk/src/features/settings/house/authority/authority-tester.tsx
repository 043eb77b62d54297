import { post, type TriedAuthority } from '@keepdesk/client';
import { Field, formatMoney, minorDigits, numberFormat, Select, Switch, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { useRows } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { useChoices } from '../../../../shared/actions/choices.ts';
import { wholeName } from '../../../../shared/words/reason.ts';
import type { LimitKind } from './limit-words.ts';
import { minorOf } from '../../../../shared/parts/order-actions/words.ts';
import { describeProblem } from '../../../../shared/words/problem.ts';

const kinds: readonly LimitKind[] = ['refund', 'cancel', 'change_items', 'reship', 'credit', 'store_credit', 'points', 'correct_address'];
const risks = ['low', 'raised', 'high'] as const;
const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'CHF', 'SEK', 'PLN'] as const;
const tones = { alone: 'positive', approval: 'warning', reason: 'info' } as const;

/** "What may Ana do?": asked of the code that answers her, with what she did today. */
export function AuthorityTester({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const people = useRows<{ id: string; name: string; disabled?: boolean }>('/api/v1/people');
  const [person, setPerson] = useState<string | null>(null);
  const [kind, setKind] = useState<LimitKind>('refund');
  const [currency, setCurrency] = useState<string>('EUR');
  const [typed, setTyped] = useState('50');
  const [proven, setProven] = useState(true);
  const [reason, setReason] = useState(true);
  const [risk, setRisk] = useState<(typeof risks)[number]>('low');
  const [about, setAbout] = useState('');
  const { reasons } = useChoices();
  const amount = kind === 'correct_address' ? 0 : minorOf(typed, kind === 'points' ? 0 : minorDigits(currency));
  const whom = person ?? people.rows[0]?.id ?? '';
  const asked = { brand_id: brandId, person_id: whom, kind, amount: { amount_minor: amount, currency }, proven, reason, risk, ...(about === '' ? {} : { contact_reason_id: about }) };
  const found = useQuery({ queryKey: ['settings', 'authority-try', asked], queryFn: () => post<TriedAuthority>('/api/v1/order-authority/try', asked), enabled: brandId !== '' && whom !== '' && amount !== null });
  const name = people.rows.find((one) => one.id === whom)?.name ?? '';
  return (
    <Card>
      <div>
        <h3 className="text-14 font-semibold">{t('act.limits.try.title', { name: name.split(' ')[0] ?? '' })}</h3>
        <p className="text-13 text-quiet">{t('act.limits.try.text')}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Select label={t('act.limits.try.person')} value={whom} onChange={setPerson} choices={people.rows.map((one) => ({ id: one.id, name: one.name }))} />
        <Select label={t('act.limits.try.what')} value={kind} onChange={setKind} choices={kinds.map((id) => ({ id, name: t(`act.noun.${id}`) }))} />
        {kind === 'correct_address' ? null : (
          <>
            <Field label={t('act.limits.try.amount')} value={typed} onChange={setTyped} inputMode="decimal" autoComplete="off" {...(amount === null ? { error: t('act.limits.notAnAmount') } : {})} />
            {kind === 'points' ? null : <Select label={t('act.limits.try.currency')} value={currency} onChange={setCurrency} choices={currencies.map((id) => ({ id, name: id }))} />}
          </>
        )}
        <Select label={t('act.limits.byReason.reason')} value={about} onChange={setAbout} choices={[{ id: '', name: t('act.limits.try.anyReason') }, ...reasons.filter((one) => one.brand_id === brandId && !one.retired).map((one) => ({ id: one.id, name: wholeName(one, reasons) }))]} />
        <Select label={t('act.limits.try.risk')} value={risk} onChange={setRisk} choices={risks.map((id) => ({ id, name: t(`act.risk.level.${id}`) }))} />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Switch isSelected={proven} onChange={setProven}>{t('act.limits.try.proven')}</Switch>
        <Switch isSelected={reason} onChange={setReason}>{t('act.limits.try.reason')}</Switch>
      </div>
      {found.isError ? <Callout tone="danger" polite>{describeProblem(t, found.error)}</Callout> : null}
      {found.data ? (
        <Callout tone={tones[found.data.answer]} title={t(`act.limits.try.answer.${found.data.answer}`, { name })} polite>
          {found.data.because ? <p>{found.data.roles === 0 ? t('act.limits.try.noRole') : t(`act.page.because.${found.data.because}`)}</p> : null}
          {kind === 'correct_address' ? null : <p className="text-12 text-quiet">{t('act.limits.try.today', { amount: kind === 'points' ? numberFormat(locale, {}).format(found.data.today.amount_minor) : formatMoney(found.data.today, locale) })}</p>}
        </Callout>
      ) : null}
    </Card>
  );
}
