import type { Import } from '@keepdesk/client';
import { RelativeTime, StatusPill, Table } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';

type Sample = Import['sample'][number];

/** The first conversations as they would come. */
export function SampleTable({ row }: { row: Import }) {
  const { t } = useTranslation();
  return (
    <Table<Sample>
      label={t('moving.sample')}
      caption={t('moving.sample')}
      rows={row.sample}
      keyOf={(one) => one.source_id}
      columns={[
        { id: 'subject', name: t('moving.meanings.subject'), className: 'max-w-0 w-1/2', cell: (one) => <span className="block truncate">{one.subject || '–'}</span> },
        { id: 'customer', name: t('moving.meanings.customer_name'), wideOnly: true, className: 'max-w-48', cell: (one) => <span className="block truncate">{one.customer || '–'}</span> },
        { id: 'state', name: t('moving.meanings.status'), cell: (one) => <StatusPill category={one.category as 'open'} name={t(`category.${one.category as 'open'}`)} /> },
        { id: 'messages', name: t('moving.count.messages'), align: 'end', wideOnly: true, cell: (one) => <span className="tabular-nums">{one.messages}</span> },
        { id: 'at', name: t('moving.meanings.opened_at'), align: 'end', cell: (one) => <RelativeTime at={one.opened_at} className="whitespace-nowrap" /> },
      ]}
    />
  );
}
