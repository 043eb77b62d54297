import type { ReturnTerms } from '@keepdesk/client';
import { Checkbox, Select } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../shared/kit/section.tsx';
import { reasonIds } from '../../../../shared/parts/returns/words.ts';
import { KeptField, KeptText, NumberField } from './kept-fields.tsx';
import { RuleList } from './rule-list.tsx';
import { reasonLines, reasonsFrom, type Policy } from './when-values.ts';

type Terms = ReturnTerms['terms'];

/** Days, what they are counted from, and who meets a person. */
export function DaysCard({ policy, onChange }: { policy: Policy; onChange: (part: Partial<Policy>) => void }) {
  const { t } = useTranslation();
  const { often } = policy;
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('ret.policy.windows')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Select label={t('ret.policy.countedFrom')} value={policy.counted_from} onChange={(counted_from) => onChange({ counted_from })} choices={(['delivered', 'shipped', 'ordered'] as const).map((id) => ({ id, name: t(`ret.policy.from.${id}`) }))} />
        <NumberField label={t('ret.policy.days')} value={policy.days} onKeep={(days) => onChange({ days: Math.min(3650, days) })} />
        <NumberField label={t('ret.policy.faultDays')} value={policy.fault_days} onKeep={(fault_days) => onChange({ fault_days: Math.min(3650, fault_days) })} />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <KeptField label={t('ret.policy.zone')} value={policy.time_zone} onKeep={(time_zone) => onChange({ time_zone })} />
        <NumberField label={t('ret.policy.bonus')} value={policy.credit_bonus_percent} onKeep={(percent) => onChange({ credit_bonus_percent: Math.min(100, percent) })} />
        <Select label={t('ret.policy.shippingBack')} value={policy.shipping_back} onChange={(shipping_back) => onChange({ shipping_back })} choices={(['shops_doing', 'whole_order'] as const).map((id) => ({ id, name: t(`ret.policy.shipping.${id}`) }))} className="sm:col-span-2" />
      </div>
      <Checkbox isSelected={often !== null} onChange={(on) => onChange({ often: on ? { orders: 5, share_percent: 60 } : null })} help={t('ret.signalsNote')}>
        {t('ret.policy.often')}
      </Checkbox>
      {often === null ? null : (
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <NumberField label={`${t('ret.policy.oftenOn')} ${t('ret.policy.oftenOrders')}`} value={often.orders} onKeep={(orders) => onChange({ often: { ...often, orders: Math.max(1, orders) } })} />
          <NumberField label={t('ret.policy.oftenShare')} value={often.share_percent} onKeep={(share) => onChange({ often: { ...often, share_percent: Math.min(100, share) } })} />
        </div>
      )}
    </Card>
  );
}

const stages = [['decide_days', 'decideDays'], ['label_days', 'labelDays'], ['send_within_days', 'sendDays'], ['travel_days', 'travelDays'], ['inspect_days', 'inspectDays'], ['settle_days', 'settleDays']] as const;

/** How long each stage may take, instant exchange, and reasons in the brand's own words. */
export function TermsCard({ terms, onChange }: { terms: Terms; onChange: (part: Partial<Terms>) => void }) {
  const { t } = useTranslation();
  const { instant_exchange: instant } = terms;
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('ret.policy.terms')}</h3>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {stages.map(([name, label]) => (
          <NumberField key={name} label={t(`ret.policy.${label}`)} value={terms[name]} onKeep={(value) => onChange({ [name]: Math.max(name === 'send_within_days' ? 1 : 0, Math.min(365, value)) })} />
        ))}
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <Checkbox isSelected={instant.on} onChange={(on) => onChange({ instant_exchange: { ...instant, on } })} className="self-center">
          {t('ret.policy.instant')}
        </Checkbox>
        {instant.on ? <NumberField label={t('ret.policy.instantDays')} value={instant.days} onKeep={(days) => onChange({ instant_exchange: { ...instant, days: Math.max(1, Math.min(90, days)) } })} /> : null}
      </div>
      <div className="grid items-start gap-4">
        <KeptText label={t('ret.policy.instructions')} value={terms.instructions} onKeep={(instructions) => onChange({ instructions })} rows={4} />
      </div>
      <RuleList
        title={t('ret.policy.reasons')}
        text={t('ret.policy.reasonsText')}
        rows={terms.reasons}
        says={(row) => ({ when: row.categories.join(', ') || t('ret.policy.everything'), then: row.reasons.map((reason) => reason.label).join(', ') })}
        fields={[
          { kind: 'text', name: 'categories', label: t('ret.policy.categories'), help: t('ret.policy.categoriesHelp'), optional: true },
          { kind: 'long', name: 'reasons', label: t('ret.policy.reasonLines'), help: t('ret.policy.reasonHelp', { all: reasonIds.join(', ') }), error: (typed) => { const { faulty } = reasonsFrom(typed); return faulty === null ? undefined : t('ret.policy.reasonFault', { line: faulty }); } },
        ]}
        valuesOf={(row) => ({ categories: row?.categories.join(', ') ?? '', reasons: reasonLines(row?.reasons ?? []) })}
        rowFrom={(values) => ({ categories: String(values.categories).split(',').map((part) => part.trim()).filter(Boolean), reasons: reasonsFrom(String(values.reasons)).reasons })}
        onChange={(reasons) => onChange({ reasons: [...reasons] })}
      />
    </Card>
  );
}
