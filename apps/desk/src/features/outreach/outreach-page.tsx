import { Tabs } from '@keepdesk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../shared/kit/brand-field.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { DecisionsTab } from './decisions-tab.tsx';
import { IncidentsTab } from './incidents-tab.tsx';
import { InvitationsTab } from './invitations-tab.tsx';
import { LimitsTab } from './limits-tab.tsx';
import { ProgrammesTab } from './programmes-tab.tsx';

const tabs = ['programmes', 'decisions', 'incidents', 'invitations', 'limits'] as const;

/** What customers are told by themselves: programmes with what they did, every decision with its reason, incidents of carriers, and hesitating shoppers who are asked. */
export function OutreachPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [brandId, setBrandId] = useChosenBrand();
  const { tab, programme } = useSearch({ strict: false }) as { tab?: string; programme?: string };
  const show = (search: { tab?: string; programme?: string }): void => void navigate({ to: '/outreach', search });
  return (
    <PageFrame title={t('told.title')} note={t('told.intro')}>
      <BrandField value={brandId} onChange={setBrandId} className="mb-3 w-56" />
      <Tabs
        label={t('told.title')}
        selected={tabs.find((one) => one === tab) ?? 'programmes'}
        onSelect={(id) => show({ tab: id })}
        tabs={[
          { id: 'programmes', name: t('told.programmes'), content: <ProgrammesTab brandId={brandId} open={programme} onOpen={(trigger) => show({ tab: 'programmes', ...(trigger ? { programme: trigger } : {}) })} /> },
          { id: 'decisions', name: t('told.decisions'), content: <DecisionsTab brandId={brandId} /> },
          { id: 'incidents', name: t('told.incidents'), content: <IncidentsTab brandId={brandId} /> },
          { id: 'invitations', name: t('asked.title'), content: <InvitationsTab brandId={brandId} /> },
          { id: 'limits', name: t('told.limits.tab'), content: <LimitsTab brandId={brandId} /> },
        ]}
      />
    </PageFrame>
  );
}
