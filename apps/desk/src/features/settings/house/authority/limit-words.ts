import { minorDigits, numberFormat, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { typedOf } from '../../../../shared/parts/order-actions/words.ts';
import type { AuthorityMatrix } from '@keepdesk/client';

export type RoleLimits = AuthorityMatrix['roles'][number];
export type Limit = RoleLimits['limits'][number];
export type LimitKind = Limit['kind'];

/** Limits hold in the order's own currency; they are typed with two decimals, as most have. */
export const DIGITS = minorDigits('EUR');
const builtIn = ['owner', 'lead', 'agent', 'viewer', 'shop'] as const;

/** Whether amounts mean anything for it. */
export const hasAmount = (kind: LimitKind): boolean => kind !== 'correct_address';

export function useRoleName() {
  const { t } = useTranslation();
  return (name: string) => {
    const known = builtIn.find((one) => one === name);
    return known ? t(`act.limits.roles.${known}`) : name;
  };
}

/** How far a role may go alone, in a line. */
export function useLimitWords() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const amount = (minor: number | null) => (minor === null ? t('act.limits.noLimit') : numberFormat(locale, { maximumFractionDigits: 2 }).format(minor / 10 ** DIGITS));
  return (limit: Limit) => (!limit.allowed ? t('act.limits.never') : hasAmount(limit.kind) ? `${amount(limit.single_minor)} / ${amount(limit.day_minor)}` : t('act.limits.may'));
}

/** A limit as a form begins with it. */
export const typedLimit = (minor: number | null | undefined): string => (minor === null || minor === undefined ? '' : typedOf(minor, DIGITS));
