import { BrandChip } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../forms/form-dialog.tsx';
import { useBrand, useSession } from '../session/session.tsx';

/** Asks for one of the brands. */
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
