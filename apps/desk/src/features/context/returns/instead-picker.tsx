import type { ReturnStart, SoldVariant } from '@keepdesk/client';
import { Button, formatMoney, Select, useClock } from '@keepdesk/ui';
import { Ruler, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whyWords } from '../../../shared/parts/products/advice-line.tsx';
import { ProductFinder, variantName } from '../../../shared/parts/products/product-finder.tsx';
import { SAME, type StartLine } from './wanted-lines.ts';

interface InsteadPickerProps {
  start: ReturnStart;
  line: StartLine;
  value: string;
  pieces: number;
  /** what the reason means */
  cause: string | null;
  onChange: (variant: string) => void;
}

/** What comes instead: another size of the same, or another product, with what is left of it and the difference in price. */
export function InsteadPicker({ start, line, value, pieces, cause, onChange }: InsteadPickerProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [finding, setFinding] = useState(false);
  const [others, setOthers] = useState<readonly SoldVariant[]>([]);
  const paid = line.quantity === 0 ? 0 : Math.floor(line.paid_minor / line.quantity);
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency: start.order.currency }, locale);
  const stock = (variant: SoldVariant) => (variant.stock === null ? t('ret.start.stockUnknown') : variant.stock < pieces ? t('ret.start.soldOut') : t('ret.start.stock', { count: variant.stock }));
  const difference = (variant: SoldVariant) => {
    const more = (variant.price_minor - paid) * pieces;
    return more > 0 ? t('ret.start.dearer', { amount: money(more) }) : more < 0 ? t('ret.start.cheaper', { amount: money(-more) }) : t('ret.start.equal');
  };
  const known = [...line.variants, ...others.filter((other) => line.variants.every((one) => one.id !== other.id))];
  const chosen = known.find((one) => one.id === value);
  const advice = cause === 'too_small' || cause === 'too_large' ? (line.sizing?.[cause] ?? null) : null;
  const advised = line.variants.find((one) => one.id === advice?.variant_id);
  const nameOf = (variant: SoldVariant) => (line.variants.includes(variant) && variant.title !== '' ? variant.title : variantName(variant));
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <Select
        label={t('ret.start.instead')}
        value={value}
        onChange={onChange}
        choices={[{ id: SAME, name: t('ret.start.sameAgain') }, ...known.map((variant) => ({ id: variant.id, name: `${nameOf(variant)} · ${difference(variant)}`, note: stock(variant) }))]}
        {...(chosen ? { help: `${stock(chosen)} · ${difference(chosen)}` } : {})}
      />
      {advice && advised ? (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-13">
          <Ruler size={14} className="shrink-0 text-quiet" />
          <span>{[...advice.why.map((why) => whyWords(t, why)), t('prod.take', { size: advice.size ?? '', stock: stock(advised) })].join(' ')}</span>
          {value === advised.id ? null : (
            <Button size="sm" onPress={() => onChange(advised.id)} isDisabled={advised.stock !== null && advised.stock < pieces}>
              {t('prod.takeIt', { size: advice.size ?? '' })}
            </Button>
          )}
        </p>
      ) : advice && advice.why.length > 0 ? (
        <p className="text-13 text-quiet">{advice.why.map((why) => whyWords(t, why)).join(' ')}</p>
      ) : null}
      {line.sizing !== null && line.sizing.note !== '' ? <p className="text-13 text-quiet">{line.sizing.note}</p> : null}
      {finding ? (
        <ProductFinder
          orderId={start.order.id}
          says={(variant) => `${stock(variant)} · ${difference(variant)}`}
          isPossible={(variant) => variant.stock === null || variant.stock >= pieces}
          onChoose={(variant) => {
            setOthers((before) => [...before.filter((one) => one.id !== variant.id), variant]);
            setFinding(false);
            onChange(variant.id);
          }}
        />
      ) : (
        <Button look="quiet" size="sm" className="self-start" icon={<Search size={13} />} onPress={() => setFinding(true)}>
          {t('ret.start.otherProduct')}
        </Button>
      )}
    </div>
  );
}
