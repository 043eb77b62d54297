import { loadReturns } from '@keepdesk/client';
import { Button, Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemName, stateTones } from '../../../shared/parts/returns/words.ts';
import { returnsKey } from '../../../shared/parts/returns/use-returns.ts';
import { useMay } from '../../../shared/session/session.tsx';
import { WindowLine } from './window-line.tsx';
import { StartReturnDialog } from './start-return-dialog.tsx';

/** What of an order comes back, or came; and the way to start. */
export function OrderReturns({ orderId, number, conversationId }: { orderId: string; number: string; conversationId: string | null }) {
  const { t } = useTranslation();
  const mayRead = useMay('returns.read');
  const mayWrite = useMay('returns.write');
  const [starting, setStarting] = useState(false);
  const found = useQuery({ queryKey: [...returnsKey, 'of-order', orderId], queryFn: () => loadReturns({ order_id: orderId, limit: 10 }), enabled: mayRead });
  const rows = found.data?.data ?? [];
  if (!mayRead || (rows.length === 0 && !mayWrite)) return null;
  return (
    <section aria-label={t('ret.onOrder')} className="flex flex-col gap-2 border-t border-line px-3 py-2.5">
      {rows.length > 0 ? (
        <ul className="flex flex-col gap-1 text-12">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to="/returns/$id" params={{ id: row.id }} className="flex flex-wrap items-center gap-x-2 text-text no-underline hover:underline">
                <span className="font-medium tabular">{row.number}</span>
                <Pill tone={stateTones[row.state]}>{t(`ret.state.${row.state}`)}</Pill>
                {row.problem ? (
                  <span className="flex items-center gap-1 text-danger">
                    <TriangleAlert size={11} />
                    {problemName(t, row.problem)}
                  </span>
                ) : null}
                <RelativeTime at={row.since} className="ml-auto text-quiet" />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <WindowLine orderId={orderId} number={number} conversationId={conversationId} mayWrite={mayWrite} />
      {mayWrite ? (
        <Button size="sm" icon={<Undo2 size={13} />} onPress={() => setStarting(true)} className="self-start">
          {t('ret.start.button')}
        </Button>
      ) : null}
      {starting ? <StartReturnDialog orderId={orderId} number={number} conversationId={conversationId} onClose={() => setStarting(false)} /> : null}
    </section>
  );
}
