import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { Card, Section } from '../../../shared/kit/section.tsx';
import { HoursForm } from '../../../shared/parts/hours/hours-form.tsx';

/** When each brand works: deadlines and business-hours figures count by it. */
export function HoursSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section
      title={t('settings.hours')}
      intro={t('hours.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Card>
        <HoursForm brandId={brandId} doName={t('action.save')} />
      </Card>
    </Section>
  );
}
