import { BrandChip, classNames, Select } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../forms/form-dialog.tsx';
import { useBrand, useSession } from '../session/session.tsx';

/** Which brand is looked at: the first, until another is chosen. Empty where there is none. */
export function useChosenBrand(): [brandId: string, choose: (brandId: string) => void] {
  const { brands } = useSession();
  return useState(brands[0]?.id ?? '');
}

interface BrandFieldProps {
  value: string;
  onChange: (brandId: string) => void;
  /** "Brand", unless said. */
  label?: string;
  /** Where what it stands beside says what it is: the head of a page. */
  hideLabel?: boolean;
  /** Offers all brands too, under this id. */
  everyId?: string;
  className?: string;
}

/** Chooses one of the brands. Where there is only one, nothing is asked. */
export function BrandField({ value, onChange, label, hideLabel = false, everyId, className }: BrandFieldProps) {
  const { t } = useTranslation();
  const { brands } = useSession();
  if (brands.length < 2) return null;
  const every = everyId === undefined ? [] : [{ id: everyId, name: t('floor.allBrands') }];
  return <Select label={label ?? t('letter.brand')} hideLabel={hideLabel} value={value} onChange={onChange} choices={[...every, ...brands.map(({ id, name }) => ({ id, name }))]} className={classNames(hideLabel ? 'w-48' : '', className)} />;
}

/** Asks for one of the brands, in a form. */
export function useBrandField(): FormField {
  const { t } = useTranslation();
  const { brands } = useSession();
  return { name: 'brand_id', kind: 'choice', label: t('letter.brand'), choices: brands.map((brand) => ({ id: brand.id, name: brand.name })) };
}

/** A brand by its id. */
export function BrandCell({ id }: { id: string | null }) {
  const brand = useBrand(id);
  return brand ? <BrandChip name={brand.name} color={brand.color} /> : <>–</>;
}
