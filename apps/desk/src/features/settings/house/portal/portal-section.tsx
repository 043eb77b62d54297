import { portalSettings } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { Loaded, Section } from '../../../../shared/kit/section.tsx';
import { PortalForm } from './portal-form.tsx';
import { PortalPlace } from './portal-place.tsx';

/** What shoppers see and may do without asking: whether it is on, where it stands, how it looks, what it allows. */
export function PortalSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  const found = useQuery({ queryKey: ['settings', 'portal', brandId], queryFn: () => portalSettings(brandId), enabled: brandId !== '' });
  return (
    <Section title={t('settings.portal')} intro={t('portal.intro')} action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}>
      <Loaded found={found}>
        {found.data ? (
          <div key={brandId} className="flex flex-col gap-4">
            <PortalPlace settings={found.data} brandId={brandId} />
            <PortalForm start={found.data} brandId={brandId} />
          </div>
        ) : null}
      </Loaded>
    </Section>
  );
}
