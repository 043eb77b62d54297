import type { OrderAction } from '@keepdesk/client';
import { Money } from '@keepdesk/ui';
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Line({ name, strong, children }: { name: ReactNode; strong?: boolean; children: ReactNode }) {
  return (
    <div className={`flex items-baseline justify-between gap-4 ${strong ? 'text-14 font-semibold' : 'text-13 text-quiet'}`}>
      <dt className="min-w-0">{name}</dt>
      <dd className="shrink-0 tabular">{children}</dd>
    </div>
  );
}

/** Exactly what an action does: amounts by line, the tax and shipping in them, and how the order stands afterwards. */
export function ConsequenceView({ kind, consequence, currency }: { kind: OrderAction['kind']; consequence: OrderAction['consequence']; currency: string }) {
  const { t } = useTranslation();
  const money = (amount_minor: number) => <Money value={{ amount_minor, currency }} />;
  const { after } = consequence;
  const states = ['paid', 'refunded', 'partially_refunded', 'pending', 'authorized', 'voided', 'cancelled'] as const;
  const name = (state: string) => {
    const known = states.find((one) => one === state);
    return known ? t(`orderState.${known}`) : state;
  };
  return (
    <dl className="flex flex-col gap-1.5">
      {consequence.lines.map((line) => (
        <Line key={line.line_id} name={<>{kind === 'change_items' ? <Minus size={12} className="inline text-danger" aria-label={t('act.items.out')} /> : null} <span className="tabular">{line.quantity}×</span> <bdi className="text-text">{line.title}</bdi>{line.restocked ? ` · ${t('act.stock')}` : ''}</>}>
          {kind === 'change_items' ? '−' : ''}{money(line.amount_minor)}
        </Line>
      ))}
      {consequence.added?.map((line) => (
        <Line key={line.title} name={<><Plus size={12} className="inline text-positive" aria-label={t('act.items.new')} /> <span className="tabular">{line.quantity}×</span> <bdi className="text-text">{line.title}</bdi></>}>
          {money(line.amount_minor)}
        </Line>
      ))}
      {consequence.refund_minor > 0 ? (
        <>
          {consequence.shipping_minor > 0 ? <Line name={t('act.ofShipping')}>{money(consequence.shipping_minor)}</Line> : null}
          {consequence.earlier_minor ? <Line name={t('act.earlier')}>−{money(consequence.earlier_minor)}</Line> : null}
          {consequence.tax_minor ? <Line name={t('act.ofTax')}>{money(consequence.tax_minor)}</Line> : null}
          <Line name={t('act.back')} strong>
            {money(consequence.refund_minor)}
          </Line>
        </>
      ) : null}
      {consequence.due_minor ? (
        <Line name={t('act.items.due')} strong>
          {money(consequence.due_minor)}
        </Line>
      ) : null}
      {after.total_minor === undefined ? null : <Line name={t('act.items.total')}>{money(after.total_minor)}</Line>}
      {consequence.given_minor > 0 && (kind === 'reship' || kind === 'credit') ? (
        <Line name={t(`act.given.${kind}`)} strong>
          {money(consequence.given_minor)}
        </Line>
      ) : null}
      {kind === 'correct_address' ? <Line name={t('act.newAddress')}>{null}</Line> : null}
      {kind === 'cancel' || kind === 'refund' ? <Line name={t('act.after')}>{after.state === 'cancelled' ? `${name('cancelled')} · ${name(after.payment_state)}` : name(after.payment_state)}</Line> : null}
    </dl>
  );
}
