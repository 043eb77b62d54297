import type { Promotion } from '@keepdesk/client';
import { minorDigits } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { FieldFaults, type FormField, type FormValues } from '../../../../shared/forms/form-dialog.tsx';

type Terms = Promotion['terms'];
const kinds = ['percent', 'fixed', 'free_shipping', 'buy_get'] as const;
const blank: Terms = {
  code: '', gift: { kind: 'percent', percent: 10 }, currency: 'EUR', on: true, minimum_minor: null, minimum_pieces: null, only: { skus: [], categories: [], tags: [] }, not: { skus: [], categories: [], tags: [] }, customer_tags: [], first_order_only: false, uses_total: null, uses_per_customer: null, used: 0,
  from: null, until: null, countries: [], combinable: true,
};

/** What a person enters of a code; the rest comes with a table or by the API, and stays as it was. */
export function codeFields(t: TFunction): FormField[] {
  return [
    { kind: 'text', name: 'code', label: t('prod.set.code') },
    { kind: 'choice', name: 'kind', label: t('prod.set.kind'), choices: kinds.map((id) => ({ id, name: t(`prod.set.kinds.${id}`) })) },
    { kind: 'text', name: 'value', label: t('prod.set.value'), help: t('prod.set.valueHelp'), when: { field: 'kind', isNot: 'free_shipping' } },
    { kind: 'number', name: 'buy', label: t('prod.set.buy'), when: { field: 'kind', is: 'buy_get' } },
    { kind: 'number', name: 'get', label: t('prod.set.get'), when: { field: 'kind', is: 'buy_get' } },
    { kind: 'text', name: 'currency', label: t('prod.set.currency') },
    { kind: 'text', name: 'minimum', label: t('prod.set.minimum'), optional: true },
    { kind: 'text', name: 'until', label: t('prod.set.until'), help: '2026-12-31', optional: true },
    { kind: 'number', name: 'uses_total', label: t('prod.set.usesTotal'), optional: true },
    { kind: 'number', name: 'uses_each', label: t('prod.set.usesEach'), optional: true },
    { kind: 'yes', name: 'first', label: t('prod.set.first') },
    { kind: 'yes', name: 'combinable', label: t('prod.set.combinable') },
  ];
}

const amount = (minor: number | null, currency: string | null): string => (minor === null ? '' : (minor / 10 ** minorDigits(currency ?? 'EUR')).toFixed(minorDigits(currency ?? 'EUR')));

export function valuesOf(known: Terms | null): FormValues {
  const { code, gift, currency, minimum_minor, until, uses_total, uses_per_customer, first_order_only, combinable } = known ?? blank;
  return {
    code, kind: gift.kind, value: gift.kind === 'fixed' ? amount(gift.amount_minor, currency) : gift.kind === 'free_shipping' ? '' : String(gift.percent), buy: gift.kind === 'buy_get' ? String(gift.buy) : '2', get: gift.kind === 'buy_get' ? String(gift.get) : '1',
    currency: currency ?? '', minimum: amount(minimum_minor, currency), until: until?.slice(0, 10) ?? '', uses_total: uses_total === null ? '' : String(uses_total), uses_each: uses_per_customer === null ? '' : String(uses_per_customer), first: first_order_only, combinable,
  };
}

/** @throws FieldFaults where something that should be a number is none */
export function termsFrom(t: TFunction, known: Terms | null, values: FormValues): Terms {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const number = (name: string): number => {
    const read = Number(text(name).replace(',', '.'));
    if (text(name) === '' || !Number.isFinite(read) || read < 0) throw new FieldFaults({ [name]: t('prod.set.wrong') });
    return read;
  };
  const whole = (name: string): number | null => (text(name) === '' ? null : Math.floor(number(name)));
  const currency = /^[A-Za-z]{3}$/.test(text('currency')) ? text('currency').toUpperCase() : 'EUR';
  const minor = (name: string): number => Math.round(number(name) * 10 ** minorDigits(currency));
  const kind = kinds.find((one) => one === values.kind) ?? 'percent';
  const gift: Terms['gift'] = kind === 'free_shipping' ? { kind } : kind === 'fixed' ? { kind, amount_minor: minor('value') } : kind === 'percent' ? { kind, percent: Math.min(100, number('value')) } : { kind, buy: Math.max(1, whole('buy') ?? 1), get: Math.max(1, whole('get') ?? 1), percent: Math.min(100, number('value')) };
  if (text('until') !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text('until'))) throw new FieldFaults({ until: '2026-12-31' });
  return {
    ...(known ?? blank), code: text('code'), gift, currency, minimum_minor: text('minimum') === '' ? null : minor('minimum'), until: text('until') === '' ? null : `${text('until')}T23:59:59.999Z`, uses_total: whole('uses_total'), uses_per_customer: whole('uses_each'), first_order_only: values.first === true,
    combinable: values.combinable === true,
  };
}
