import { Select } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Section } from '../../../shared/kit/section.tsx';
import { HoursForm } from '../../../shared/parts/hours/hours-form.tsx';
import { useSession } from '../../../shared/session/session.tsx';

/** When each brand works: deadlines and business-hours figures count by it. */
export function HoursSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const [brandId, setBrandId] = useState(brands[0]?.id ?? '');
  return (
    <Section
      title={t('settings.hours')}
      intro={t('hours.intro')}
      action={brands.length > 1 ? <Select hideLabel label={t('letter.brand')} className="w-48" value={brandId} onChange={setBrandId} choices={brands.map((brand) => ({ id: brand.id, name: brand.name }))} /> : null}
    >
      <Card>
        <HoursForm brandId={brandId} doName={t('action.save')} />
      </Card>
    </Section>
  );
}
