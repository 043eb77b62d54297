import type { Kpi } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';

const known = ['open', 'waiting', 'backlog', 'unassigned', 'longest_wait', 'received', 'replied', 'resolved', 'first_reply_time', 'resolution_time'] as const;
const alsoKnown = ['next_reply_time', 'first_reply_kept', 'one_touch_rate', 'first_contact_rate', 'reopen_rate', 'repeat_rate', 'transfer_rate', 'csat', 'nps', 'ces'] as const;

/** A figure's name in the agent's language; one not known here keeps the server's. */
export function useKpiName(): (kpi: Kpi) => string {
  const { t } = useTranslation();
  return (kpi) => {
    const found = known.find((key) => key === kpi.key);
    const other = alsoKnown.find((key) => key === kpi.key);
    return found ? t(`kpi.${found}`) : other ? t(`reports.metric.${other}`) : kpi.name;
  };
}
