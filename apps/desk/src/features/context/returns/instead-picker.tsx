import { findInstead, type ReturnStart, type ReturnVariant } from '@keepdesk/client';
import { Button, Field, formatMoney, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SAME, type StartLine } from './wanted-lines.ts';

interface InsteadPickerProps {
  start: ReturnStart;
  line: StartLine;
  value: string;
  pieces: number;
  onChange: (variant: string) => void;
}

/** What comes instead: another size of the same, or another product, with what is left of it and the difference in price. */
export function InsteadPicker({ start, line, value, pieces, onChange }: InsteadPickerProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [finding, setFinding] = useState(false);
  const [words, setWords] = useState('');
  const [others, setOthers] = useState<readonly ReturnVariant[]>([]);
  const found = useQuery({ queryKey: ['returns', 'instead', start.order.id, words.trim()], queryFn: () => findInstead(start.order.id, words.trim()), enabled: finding && words.trim().length > 1 });
  const paid = line.quantity === 0 ? 0 : Math.floor(line.paid_minor / line.quantity);
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency: start.order.currency }, locale);
  const stock = (variant: ReturnVariant) => (variant.stock === null ? t('ret.start.stockUnknown') : variant.stock < pieces ? t('ret.start.soldOut') : t('ret.start.stock', { count: variant.stock }));
  const difference = (variant: ReturnVariant) => {
    const more = (variant.price_minor - paid) * pieces;
    return more > 0 ? t('ret.start.dearer', { amount: money(more) }) : more < 0 ? t('ret.start.cheaper', { amount: money(-more) }) : t('ret.start.equal');
  };
  const known = [...line.variants, ...others.filter((other) => line.variants.every((one) => one.id !== other.id))];
  const chosen = known.find((one) => one.id === value);
  const nameOf = (variant: ReturnVariant) => (line.variants.includes(variant) && variant.title !== '' ? variant.title : [variant.product, variant.title].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(', '));
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <Select
        label={t('ret.start.instead')}
        value={value}
        onChange={onChange}
        choices={[{ id: SAME, name: t('ret.start.sameAgain') }, ...known.map((variant) => ({ id: variant.id, name: `${nameOf(variant)} · ${difference(variant)}`, note: stock(variant) }))]}
        {...(chosen ? { help: `${stock(chosen)} · ${difference(chosen)}` } : {})}
      />
      {finding ? (
        <>
          <Field label={t('ret.start.findProduct')} hideLabel placeholder={t('ret.start.findProduct')} before={<Search size={14} />} value={words} onChange={setWords} autoFocus />
          <ul className="flex max-h-40 flex-col overflow-y-auto">
            {(found.data ?? []).map((variant) => (
              <li key={variant.id}>
                <Button
                  look="quiet"
                  size="sm"
                  className="w-full justify-start"
                  isDisabled={variant.stock !== null && variant.stock < pieces}
                  onPress={() => {
                    setOthers((before) => [...before.filter((one) => one.id !== variant.id), variant]);
                    setFinding(false);
                    onChange(variant.id);
                  }}
                >
                  {[nameOf(variant), stock(variant), difference(variant)].join(' · ')}
                </Button>
              </li>
            ))}
            {found.data?.length === 0 ? <li className="text-13 text-quiet">{t('ui.noResults')}</li> : null}
          </ul>
        </>
      ) : (
        <Button look="quiet" size="sm" className="self-start" icon={<Search size={13} />} onPress={() => setFinding(true)}>
          {t('ret.start.otherProduct')}
        </Button>
      )}
    </div>
  );
}
