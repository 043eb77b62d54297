import { useEffect, useState } from 'preact/hooks';
import type { OrdersView as Orders } from '../../../../server/src/modules/channels/chat/contract.ts';
import type { Words } from '../words/index.ts';
import { usePanel, useShown } from './context.ts';
import { dayWords, isAhead } from './when-words.ts';

type Order = Orders['data'][number];
const plain = (number: string): string => number.replace(/^#/, '').toLowerCase();

function OrderCard({ order, onAsk }: { order: Order; onAsk: () => void }) {
  const { say, lang, words } = usePanel();
  const state = (name: string): string => say(`s_${name}` in words ? (`s_${name}` as keyof Words) : 's_exception');
  const money = new Intl.NumberFormat(lang, { style: 'currency', currency: order.currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const parcels = order.parcels.length > 0 ? order.parcels : [{ state: order.state, tracking_url: null, estimated_delivery_at: null, delivered_at: null }];
  return (
    <section class="card" aria-label={say('order', { number: order.number })}>
      <h3>{say('order', { number: order.number })}</h3>
      {parcels.map((parcel, at) => (
        <p key={at}>
          {state(parcel.state)}
          {parcel.delivered_at ? ` · ${say('arrived', { when: dayWords(lang, new Date(parcel.delivered_at)) })}` : parcel.estimated_delivery_at && isAhead(parcel.estimated_delivery_at) ? ` · ${say('arrives', { when: dayWords(lang, new Date(parcel.estimated_delivery_at)) })}` : ''}{' '}
          {parcel.tracking_url ? (
            <a class="link" href={parcel.tracking_url} target="_blank" rel="noopener noreferrer">
              {say('track')}
            </a>
          ) : null}
        </p>
      ))}
      <p class="quiet">{`${order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', ')} · ${money.format(order.total_minor / 10 ** digits)}`}</p>
      <button type="button" class="do" onClick={onAsk}>
        {say('askOrder')}
      </button>
    </section>
  );
}

/** The orders of somebody the shop vouches for; `number` puts one alone. Nobody else is shown anything. */
export function OrdersView({ number, onAsk }: { number: string | null; onAsk: (number: string) => void }) {
  const { store, say } = usePanel();
  const { me } = useShown();
  const [orders, setOrders] = useState<readonly Order[] | null>(null);
  useEffect(() => {
    store.orders().then(setOrders).catch(() => setOrders([]));
  }, [store, me.signed_in]);
  if (orders === null) return <p class="quiet">{say('lost')}</p>;
  const shown = number === null ? orders : orders.filter((order) => plain(order.number) === plain(number));
  if (shown.length === 0) {
    return (
      <div class="card">
        <p>{say('noOrder')}</p>
        {number === null ? null : (
          <button type="button" class="do" onClick={() => onAsk(number)}>
            {say('askOrder')}
          </button>
        )}
      </div>
    );
  }
  return (
    <>
      {shown.map((order) => (
        <OrderCard key={order.number} order={order} onAsk={() => onAsk(order.number)} />
      ))}
    </>
  );
}
