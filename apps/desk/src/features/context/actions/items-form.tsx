import type { Actionable, SoldVariant } from '@keepdesk/client';
import { Button, Field, formatMoney, IconButton, useClock } from '@keepdesk/ui';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductFinder, variantName } from '../../../shared/parts/products/product-finder.tsx';
import { keptOf, type Filled } from './wish.ts';

interface ItemsFormProps {
  order: Actionable['order'];
  filled: Filled;
  onFill: (change: Partial<Filled>) => void;
}

interface RowProps {
  title: string;
  price: string;
  value: string;
  note: string | null;
  onChange: (text: string) => void;
  onRemove?: () => void;
}

function ItemRow({ title, price, value, note, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  return (
    <li className="flex items-center gap-3 px-3 py-2 text-13">
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{title}</bdi>
        <span className="text-12 text-quiet">{[price, note].filter(Boolean).join(' · ')}</span>
      </span>
      <Field label={t('act.pieces', { title })} hideLabel type="number" className="w-20 shrink-0" inputClassName="text-right tabular" value={value} onChange={onChange} />
      {onRemove ? <IconButton label={t('act.items.remove', { title })} size="sm" onPress={onRemove}><X size={14} /></IconButton> : <span className="w-7 shrink-0" />}
    </li>
  );
}

/** What the order is to have in it from now on: pieces of each line, and what comes in new. */
export function ItemsForm({ order, filled, onFill }: ItemsFormProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [finding, setFinding] = useState(false);
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency: order.currency }, locale);
  const add = (variant: SoldVariant) => {
    onFill({ added: [...filled.added.filter((one) => one.variant.id !== variant.id), { variant, pieces: '1' }] });
    setFinding(false);
  };
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line">
        {order.lines.filter((line) => keptOf(line) > 0).map((line) => {
          const pieces = filled.pieces[line.id] ?? '';
          return (
            <ItemRow
              key={line.id}
              title={line.title}
              price={money(line.unit_price_minor)}
              value={pieces}
              note={pieces === '0' ? t('act.items.out') : pieces !== String(keptOf(line)) ? t('act.items.before', { count: keptOf(line) }) : null}
              onChange={(text) => onFill({ pieces: { ...filled.pieces, [line.id]: text } })}
              {...(pieces === '0' ? {} : { onRemove: () => onFill({ pieces: { ...filled.pieces, [line.id]: '0' } }) })}
            />
          );
        })}
        {filled.added.map(({ variant, pieces }) => (
          <ItemRow
            key={variant.id}
            title={variantName(variant)}
            price={money(variant.price_minor)}
            value={pieces}
            note={t('act.items.new')}
            onChange={(text) => onFill({ added: filled.added.map((one) => (one.variant.id === variant.id ? { ...one, pieces: text } : one)) })}
            onRemove={() => onFill({ added: filled.added.filter((one) => one.variant.id !== variant.id) })}
          />
        ))}
      </ul>
      {finding ? (
        <ProductFinder
          orderId={order.id}
          says={(variant) => [money(variant.price_minor), variant.stock === null ? t('ret.start.stockUnknown') : variant.stock > 0 ? t('ret.start.stock', { count: variant.stock }) : t('ret.start.soldOut')].join(' · ')}
          isPossible={(variant) => variant.stock === null || variant.stock > 0}
          onChoose={add}
        />
      ) : (
        <Button look="quiet" size="sm" className="self-start" icon={<Plus size={13} />} onPress={() => setFinding(true)}>
          {t('act.items.add')}
        </Button>
      )}
    </div>
  );
}
