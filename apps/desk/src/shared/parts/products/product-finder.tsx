import { findProducts, type SoldVariant } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';

const FEWEST_LETTERS = 2;

/** A variant by name: the product, and which of its kind. */
export const variantName = (variant: SoldVariant): string => [variant.product, variant.title].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(', ');

interface ProductFinderProps {
  orderId: string;
  /** one line about a variant: what is left, what it costs */
  says: (variant: SoldVariant) => string;
  isPossible: (variant: SoldVariant) => boolean;
  onChoose: (variant: SoldVariant) => void;
}

/** Finds something the shop sells in the order's currency, by words or SKU. */
export function ProductFinder({ orderId, says, isPossible, onChoose }: ProductFinderProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const typed = words.trim();
  const found = useQuery({ queryKey: ['products', orderId, typed], queryFn: () => findProducts(orderId, typed), enabled: typed.length >= FEWEST_LETTERS });
  return (
    <>
      <Field label={t('ret.start.findProduct')} hideLabel placeholder={t('ret.start.findProduct')} before={<Search size={14} />} value={words} onChange={setWords} autoFocus />
      <ul className="flex max-h-40 flex-col overflow-y-auto">
        {(found.data ?? []).map((variant) => (
          <li key={variant.id}>
            <Button look="quiet" size="sm" className="w-full justify-start" isDisabled={!isPossible(variant)} onPress={() => onChoose(variant)}>
              {`${variantName(variant)} · ${says(variant)}`}
            </Button>
          </li>
        ))}
        {found.data?.length === 0 ? <li className="text-13 text-quiet">{t('ui.noResults')}</li> : null}
        {found.isError ? <li role="alert" className="text-13 text-danger">{describeProblem(t, found.error)}</li> : null}
      </ul>
    </>
  );
}
