import { loadEffectByReason, type NoticeEffect } from '@keepdesk/client';
import { numberFormat, Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { More } from '../../shared/parts/more.tsx';
import { noticesKey } from './notices-key.ts';

/** What those who wrote anyway wrote about, in both arms: where telling saves a question and where it makes one. */
export function EffectByReason({ brandId, trigger }: { brandId: string; trigger: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: [...noticesKey, 'effect', brandId, trigger], queryFn: () => loadEffectByReason(brandId, trigger) });
  const share = ({ contacts, customers }: NoticeEffect['treated']): number => (customers === 0 ? 0 : contacts / customers);
  const percent = (of: NoticeEffect['treated']): string => numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share(of));
  const points = (value: number): string => numberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(-100 * value);
  const interval = ({ absolute }: NoticeEffect): string => (absolute ? t('told.reasons.points', { low: points(absolute[2] ?? 0), high: points(absolute[1] ?? 0) }) : '–');
  const rows = (found.data ?? []).toSorted((a, b) => b.treated.contacts + b.holdout.contacts - a.treated.contacts - a.holdout.contacts);
  if (rows.length === 0) return null;
  return (
    <More name={t('told.reasons.title')}>
      <Table
        label={t('told.reasons.title')}
        caption={t('told.reasons.note')}
        keyOf={(row) => row.key}
        rows={rows}
        columns={[
          { id: 'reason', name: t('told.reasons.reason'), cell: (row) => row.name ?? t('told.reasons.none') },
          { id: 'told', name: t('told.reasons.told'), align: 'end', cell: (row) => percent(row.treated), sort: (row) => share(row.treated) },
          { id: 'held', name: t('told.reasons.held'), align: 'end', cell: (row) => percent(row.holdout), sort: (row) => share(row.holdout) },
          { id: 'difference', name: t('told.reasons.difference'), align: 'end', cell: interval },
        ]}
      />
    </More>
  );
}
