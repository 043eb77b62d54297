import type { ReturnJudged } from '@keepdesk/client';
import { formatMoney, useClock } from '@keepdesk/ui';
import { CircleCheck, CircleX, Eye, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { useWhyWords } from './words.ts';

const tones = { allowed: 'positive', review: 'warning', refused: 'danger' } as const;

/** What the policy decides, and every reason for it in plain words; what decides stands first. */
export function JudgedView({ judged, titles }: { judged: ReturnJudged; /** of the lines, by id; said where there are several */ titles?: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const words = useWhyWords();
  const reasons = judged.reasons.toSorted((a, b) => Number(a.decides === null) - Number(b.decides === null));
  const several = (titles?.size ?? 0) > 1;
  return (
    <Callout tone={tones[judged.decision]} polite title={t(`ret.decision.${judged.decision}`)}>
      <ul className="mt-1 flex flex-col gap-1">
        {reasons.map((why, at) => {
          const Icon = why.decides === 'refused' ? CircleX : why.decides === 'review' ? Eye : why.code === 'in_time' ? CircleCheck : Info;
          return (
            <li key={at} className="flex items-start gap-1.5">
              <Icon size={13} aria-hidden="true" className="mt-1 shrink-0 text-quiet" />
              <span className="min-w-0">
                {several && why.line_id !== null ? <bdi className="font-medium">{titles?.get(why.line_id) ?? ''}: </bdi> : null}
                {words(why)}
              </span>
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}

/** What an option comes to, in one line. */
export function useOptionWords(currency: string): (option: ReturnJudged['options'][number]) => string {
  const { t } = useTranslation();
  const { locale } = useClock();
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency }, locale);
  return (option) => {
    const pays = option.kind === 'credit' && option.bonus_minor > 0 ? t('ret.pays.creditBonus', { amount: money(option.pays_minor), bonus: money(option.bonus_minor) }) : t(`ret.pays.${option.kind}`, { amount: money(option.kind === 'exchange' ? option.value_minor : option.pays_minor) });
    return [pays, option.fee_minor > 0 ? t('ret.fee', { amount: money(option.fee_minor) }) : '', option.shipping_minor > 0 ? t('ret.withShipping', { amount: money(option.shipping_minor) }) : ''].filter(Boolean).join(', ');
  };
}
