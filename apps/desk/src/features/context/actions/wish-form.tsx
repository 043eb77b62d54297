import type { Actionable } from '@keepdesk/client';
import { Checkbox, ChoiceCards, Field, formatMoney, minorDigits, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { Kind } from '../../../shared/parts/order-actions/use-actions.ts';
import { ItemsForm } from './items-form.tsx';
import { addressFields, type Filled } from './wish.ts';

interface WishFormProps {
  kind: Kind;
  order: Actionable['order'];
  filled: Filled;
  onFill: (change: Partial<Filled>) => void;
  /** ways to choose from, the usual one first */
  ways: Actionable['offers'][number]['ways'];
}

/** How many pieces of which items. */
function Pieces({ kind, order, filled, onFill }: WishFormProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line">
      {order.lines.map((line) => {
        const most = kind === 'reship' ? line.quantity : line.quantity - line.refunded_quantity;
        return (
          <li key={line.id} className="flex items-center gap-3 px-3 py-2 text-13">
            <span className="min-w-0 flex-1">
              <bdi className="block truncate">{line.title}</bdi>
              <span className="text-12 text-quiet">{formatMoney({ amount_minor: line.paid_minor, currency: order.currency }, locale)}</span>
            </span>
            <Field
              label={t('act.pieces', { title: line.title })}
              hideLabel
              type="number"
              className="w-20 shrink-0"
              inputClassName="text-right tabular"
              value={filled.pieces[line.id] ?? '0'}
              isDisabled={most === 0}
              onChange={(text) => onFill({ pieces: { ...filled.pieces, [line.id]: text } })}
            />
            <span className="w-12 shrink-0 text-12 text-quiet tabular">{t('act.ofPieces', { count: most })}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Where the money goes, or what the credit is given as, where the shop knows several ways. */
function Ways({ kind, ways, filled, onFill }: WishFormProps) {
  const { t } = useTranslation();
  const [usual] = ways;
  if (usual === undefined || ways.length < 2) return null;
  return <ChoiceCards label={t(kind === 'refund' ? 'act.way.refund' : 'act.way.credit')} value={filled.way || usual} onChange={(way) => onFill({ way })} choices={ways.map((id) => ({ id, name: t(`act.way.${id}`) }))} />;
}

function Amount({ order, filled, onFill, mostMinor }: Pick<WishFormProps, 'order' | 'filled' | 'onFill'> & { mostMinor: number }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const most = formatMoney({ amount_minor: mostMinor, currency: order.currency }, locale);
  return <Field label={t('act.amount', { currency: order.currency })} value={filled.amount} onChange={(amount) => onFill({ amount })} help={t('act.amountHelp', { most })} inputMode="decimal" autoFocus placeholder={minorDigits(order.currency) === 0 ? '0' : '0.00'} className="max-w-48" />;
}

function AddressFields({ filled, onFill }: Pick<WishFormProps, 'filled' | 'onFill'>) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {addressFields.map((name) => (
        <Field key={name} label={t(`act.address.${name}`)} value={filled.address[name] ?? ''} onChange={(text) => onFill({ address: { ...filled.address, [name]: text } })} autoComplete="off" autoFocus={name === 'name'} className={name === 'name' || name === 'line1' ? 'sm:col-span-2' : ''} />
      ))}
    </div>
  );
}

const scopes = ['full', 'lines', 'shipping', 'amount'] as const;

/** What is wished for, asked as the action needs it. */
export function WishForm(props: WishFormProps) {
  const { kind, order, filled, onFill } = props;
  const { t } = useTranslation();
  const left = Math.max(0, order.total_minor - order.refunded_minor);
  if (kind === 'correct_address') return <AddressFields filled={filled} onFill={onFill} />;
  if (kind === 'credit') {
    return (
      <div className="flex flex-col gap-4">
        <Ways {...props} />
        <Amount {...props} mostMinor={order.total_minor} />
      </div>
    );
  }
  if (kind === 'reship') return <Pieces {...props} />;
  if (kind === 'change_items') return <ItemsForm order={order} filled={filled} onFill={onFill} />;
  const restock = (
    <Checkbox isSelected={filled.restock} onChange={(on) => onFill({ restock: on })}>
      {t('act.restock')}
    </Checkbox>
  );
  if (kind === 'cancel') return restock;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceCards label={t('act.scope')} value={filled.scope} onChange={(scope) => onFill({ scope })} choices={scopes.map((id) => ({ id, name: t(`act.scopes.${id}`), isDisabled: id === 'shipping' && !order.shipping_minor }))} />
      {filled.scope === 'lines' ? <Pieces {...props} /> : null}
      {filled.scope === 'lines' && order.shipping_minor ? (
        <Checkbox isSelected={filled.shipping} onChange={(on) => onFill({ shipping: on })}>
          {t('act.withShipping')}
        </Checkbox>
      ) : null}
      {filled.scope === 'amount' ? <Amount {...props} mostMinor={left} /> : null}
      {filled.scope === 'full' || filled.scope === 'lines' ? restock : null}
      <Ways {...props} />
    </div>
  );
}
