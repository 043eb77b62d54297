import type { CustomerRisk } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';

const codes = ['dispute_open', 'dispute_lost', 'order_high', 'order_medium', 'refunded_often', 'refunded_lately', 'credit_often', 'returns'] as const;

/** What stands out of a customer, where something does: to know before money goes out, and no verdict. */
export function RiskView({ risk }: { risk: CustomerRisk }) {
  const { t } = useTranslation();
  if (risk.level === 'low') return null;
  return (
    <Callout tone={risk.level === 'high' ? 'warning' : 'info'} title={t(`act.risk.${risk.level}`)}>
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        {risk.reasons.map((reason) => {
          const known = codes.find((one) => one === reason.code);
          return <li key={reason.code}>{known ? t(`act.risk.why.${known}`, { count: reason.count }) : reason.code}</li>;
        })}
      </ul>
    </Callout>
  );
}
