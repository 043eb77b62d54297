import { describeAge, describeExactly, describeMoment } from '../format/elapsed.ts';
import { useClock, useNow } from '../format/clock.tsx';
import { formatMoney, type MoneyValue } from '../format/money.ts';

export interface RelativeTimeProps {
  at: string;
  /** `age` counts from now ("3 h"); `moment` says the day and time. The exact value is on hover either way. */
  as?: 'age' | 'moment';
  className?: string;
}

export function RelativeTime({ at, as = 'age', className }: RelativeTimeProps) {
  const { locale, nowWord } = useClock();
  const now = useNow();
  const moment = new Date(at);
  return (
    <time dateTime={at} title={describeExactly(moment, locale)} className={className}>
      {as === 'age' ? describeAge(moment, now, locale, nowWord) : describeMoment(moment, now, locale)}
    </time>
  );
}

export function Money({ value, className }: { value: MoneyValue; className?: string }) {
  const { locale } = useClock();
  return <span className={`tabular ${className ?? ''}`}>{formatMoney(value, locale)}</span>;
}
