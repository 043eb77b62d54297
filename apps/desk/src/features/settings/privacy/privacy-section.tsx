import type { Retention } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useRows } from '../../../shared/kit/resource.ts';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { Holds } from './holds.tsx';
import { RetentionCard } from './retention-card.tsx';

/** How long words are kept, and what must be kept whatever the rules say. */
export function PrivacySection() {
  const { t } = useTranslation();
  const found = useRows<Retention>('/api/v1/privacy/retention');
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('keep.title')} intro={t('keep.intro')}>
        <Loaded found={found}>
          {found.rows.map((row) => (
            <RetentionCard key={`${row.brand_id}${JSON.stringify(row.rules)}`} row={row} />
          ))}
        </Loaded>
      </Section>
      <Holds />
    </div>
  );
}
