import { loadContactsPerOrder, type OrderRow, type OrdersAsked } from '@keepdesk/client';
import { Dialog, EmptyState } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../shared/kit/section.tsx';
import type { By } from './order-search.ts';
import { OrderTable } from './order-table.tsx';

/** What the contacts about a row's orders were about, beside the brand's other orders. */
export function ReasonsDialog({ asked, row, name, onDrill, onClose }: { asked: OrdersAsked; row: OrderRow; name: string; onDrill: (asked: OrdersAsked & { key: string }, name: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const within: OrdersAsked = { ...asked, by: 'reason', within_by: asked.by as Exclude<By, 'reason'>, within_key: row.key };
  const found = useQuery({ queryKey: ['reports', 'per-order', within], queryFn: () => loadContactsPerOrder(within) });
  return (
    <Dialog title={t('perOrder.reasonsOf', { name })} isOpen onClose={onClose} width="wide">
      <Loaded found={found} title={t('perOrder.failed')}>
        {found.data && found.data.data.length > 0 ? (
          <div className="flex max-h-[65dvh] flex-col gap-2 overflow-y-auto">
            <p className="text-12 text-quiet">{t('perOrder.reasonsNote')}</p>
            <OrderTable by="reason" rows={found.data.data} total={found.data.total} label={t('perOrder.reasonsOf', { name })} onDrill={(reason, said) => onDrill({ ...within, key: reason.key }, `${name} · ${said}`)} />
          </div>
        ) : <EmptyState title={t('reports.noneBehind')} />}
      </Loaded>
    </Dialog>
  );
}
