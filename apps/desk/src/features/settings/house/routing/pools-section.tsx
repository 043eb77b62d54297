import { Tabs } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../shared/kit/section.tsx';
import { PeakTab } from './peak-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { PoolsTab } from './pools-tab.tsx';
import { ScopeTab } from './scope-tab.tsx';
import { SitesTab } from './sites-tab.tsx';
import { TermsTab } from './terms-tab.tsx';

/** Who gets what: pools, what goes to which, what people can do, and what a peak changes. */
export function PoolsSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.pools')} intro={t('pools.intro')}>
      <Tabs
        label={t('settings.pools')}
        tabs={[
          { id: 'pools', name: t('pools.pools'), content: <PoolsTab /> },
          { id: 'scope', name: t('pools.scope'), content: <ScopeTab /> },
          { id: 'people', name: t('pools.people'), content: <PeopleTab /> },
          { id: 'terms', name: t('terms.title'), content: <TermsTab /> },
          { id: 'sites', name: t('sites.sites'), content: <SitesTab /> },
          { id: 'peak', name: t('pools.peak'), content: <PeakTab /> },
        ]}
      />
    </Section>
  );
}
