import { formatHundredths, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../../shared/forms/form-dialog.tsx';
import { Card } from '../../../../shared/kit/section.tsx';
import { dayOf } from '../../../../shared/parts/returns/words.ts';
import { RuleList } from './rule-list.tsx';
import { useWhenFields, useWhenWords } from './when-fields.ts';
import { amountOf, typedAmount, whenFrom, whenValues, wholeOf, type Policy } from './when-values.ts';

const kinds = ['exchange', 'replacement', 'credit', 'refund', 'repair'] as const;

interface ListsProps {
  policy: Policy;
  onChange: (part: Partial<Policy>) => void;
}

/** Other days for some, seasons, what is final, what a person looks at, pictures. */
export function WindowLists({ policy, onChange }: ListsProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const when = useWhenFields();
  const words = useWhenWords();
  const whole = (typed: string): string | undefined => (wholeOf(typed) === undefined ? t('ret.policy.number') : undefined);
  const because: FormField = { kind: 'text', name: 'because', label: t('ret.policy.because') };
  return (
    <Card>
      <RuleList
        title={t('ret.policy.otherDays')}
        rows={policy.other_days}
        says={(row) => ({ when: words(row.when), then: String(row.days) })}
        fields={[{ kind: 'number', name: 'days', label: t('ret.policy.days'), error: whole }, ...when]}
        valuesOf={(row) => ({ days: String(row?.days ?? 30), ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), days: wholeOf(values.days) ?? 30 })}
        onChange={(rows) => onChange({ other_days: [...rows] })}
      />
      <RuleList
        title={t('ret.policy.seasons')}
        rows={policy.seasons}
        says={(row) => ({ when: `${row.name}: ${dayOf(row.ordered_from, locale)} – ${dayOf(row.ordered_to, locale)}`, then: dayOf(row.until, locale) })}
        fields={[
          { kind: 'text', name: 'name', label: t('ret.policy.season') },
          { kind: 'text', name: 'ordered_from', label: t('ret.policy.orderedFrom'), error: (typed) => (isDay(typed) ? undefined : '2026-11-01') },
          { kind: 'text', name: 'ordered_to', label: t('ret.policy.orderedTo'), error: (typed) => (isDay(typed) ? undefined : '2026-12-24') },
          { kind: 'text', name: 'until', label: t('ret.policy.until'), error: (typed) => (isDay(typed) ? undefined : '2027-01-31') },
        ]}
        valuesOf={(row) => ({ name: row?.name ?? '', ordered_from: row?.ordered_from ?? '', ordered_to: row?.ordered_to ?? '', until: row?.until ?? '' })}
        rowFrom={(values) => ({ name: String(values.name), ordered_from: String(values.ordered_from), ordered_to: String(values.ordered_to), until: String(values.until) })}
        onChange={(rows) => onChange({ seasons: [...rows] })}
      />
      <RuleList
        title={t('ret.policy.never')}
        text={t('ret.policy.neverText')}
        rows={policy.final_sale}
        says={(row) => ({ when: words(row.when), then: row.because })}
        fields={[because, ...when]}
        valuesOf={(row) => ({ because: row?.because ?? '', ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), because: String(values.because) })}
        onChange={(rows) => onChange({ final_sale: [...rows] })}
      />
      <RuleList
        title={t('ret.policy.review')}
        rows={policy.review}
        says={(row) => ({ when: words(row.when), then: row.because })}
        fields={[because, ...when]}
        valuesOf={(row) => ({ because: row?.because ?? '', ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), because: String(values.because) })}
        onChange={(rows) => onChange({ review: [...rows] })}
      />
      <RuleList
        title={t('ret.policy.photos')}
        rows={policy.photos}
        says={(row) => ({ when: words(row.when), then: `≥ ${row.at_least}` })}
        fields={[{ kind: 'number', name: 'at_least', label: t('ret.policy.atLeast'), error: whole }, ...when]}
        valuesOf={(row) => ({ at_least: String(row?.at_least ?? 1), ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), at_least: Math.min(20, wholeOf(values.at_least) ?? 1) })}
        onChange={(rows) => onChange({ photos: [...rows] })}
      />
    </Card>
  );
}

/** What is offered and in which order, fees, and what the customer keeps. */
export function MoneyLists({ policy, onChange }: ListsProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const when = useWhenFields();
  const words = useWhenWords();
  const amount = (typed: string): string | undefined => (amountOf(typed) === undefined ? t('ret.policy.number') : undefined);
  const plain = (minor: number) => formatHundredths(minor, locale);
  return (
    <Card>
      <RuleList
        title={t('ret.policy.offers')}
        text={t('ret.policy.offersText')}
        rows={policy.options}
        says={(row) => ({ when: words(row.when), then: row.kinds.map((kind) => t(`ret.outcome.${kind}`)).join(', ') || t('ret.policy.none') })}
        fields={[{ kind: 'several', name: 'kinds', label: t('ret.policy.kinds'), choices: kinds.map((id) => ({ id, name: t(`ret.outcome.${id}`) })), optional: true }, ...when]}
        valuesOf={(row) => ({ kinds: [...(row?.kinds ?? [])], ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), kinds: chosenIn(values.kinds) })}
        onChange={(rows) => onChange({ options: [...rows] })}
      />
      <RuleList
        title={t('ret.policy.fees')}
        rows={policy.fees}
        says={(row) => ({ when: words(row.when), then: plain(row.amount_minor) })}
        fields={[{ kind: 'text', name: 'amount', label: t('ret.policy.amount'), error: amount }, ...when]}
        valuesOf={(row) => ({ amount: typedAmount(row?.amount_minor), ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), amount_minor: amountOf(values.amount) ?? 0 })}
        onChange={(rows) => onChange({ fees: [...rows] })}
      />
      <RuleList
        title={t('ret.policy.keep')}
        rows={policy.keep}
        says={(row) => ({ when: words(row.when), then: `${t('ret.policy.below')}: ${plain(row.below_minor)}` })}
        fields={[{ kind: 'text', name: 'below', label: t('ret.policy.below'), error: amount }, ...when]}
        valuesOf={(row) => ({ below: typedAmount(row?.below_minor), ...whenValues(row?.when ?? {}) })}
        rowFrom={(values) => ({ when: whenFrom(values), below_minor: amountOf(values.below) ?? 0 })}
        onChange={(rows) => onChange({ keep: [...rows] })}
      />
    </Card>
  );
}

const isDay = (typed: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) && !Number.isNaN(Date.parse(typed.trim()));

/** In the order in which they were ticked: that is the order in which they are offered. */
function chosenIn(value: unknown): Policy['options'][number]['kinds'] {
  return Array.isArray(value) ? value.flatMap((one) => kinds.filter((kind) => kind === one)) : [];
}

