import { get, put } from '@keepdesk/client';
import { Checkbox, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { ChimeCard } from './chime-card.tsx';
import { noticeKinds } from '../../../shared/words/notice-kinds.ts';

interface Preference {
  kind: string;
  in_app: boolean;
  by_mail: boolean;
}


/** What one is told of, and where. */
export function NoticesSection() {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'notices'], queryFn: () => get<{ data: Preference[] }>('/api/v1/me/notification-preferences') });
  const save = useChange((preference: Preference) => put('/api/v1/me/notification-preferences', preference));
  const nameOf = ({ kind }: Preference) => {
    const one = noticeKinds.find((name) => name === kind);
    return one ? t(`notices.kind.${one}`) : kind.replaceAll('_', ' ');
  };
  const box = (row: Preference, field: 'in_app' | 'by_mail') => (
    <span className="inline-flex">
      <Checkbox aria-label={`${nameOf(row)}: ${t(`notices.${field}`)}`} isSelected={row[field]} onChange={(on) => save.mutate({ ...row, [field]: on })} />
    </span>
  );
  return (
    <Section title={t('settings.notices')} intro={t('notices.intro')}>
      <Loaded found={found}>
        <Table
          label={t('settings.notices')}
          rows={found.data?.data ?? []}
          keyOf={(row) => row.kind}
          columns={[
            { id: 'kind', name: t('notices.when'), cell: nameOf },
            { id: 'app', name: t('notices.in_app'), align: 'end', cell: (row) => box(row, 'in_app') },
            { id: 'mail', name: t('notices.by_mail'), align: 'end', cell: (row) => box(row, 'by_mail') },
          ]}
        />
      </Loaded>
      <h3 className="mt-2 text-14 font-semibold">{t('notices.here')}</h3>
      <ChimeCard />
    </Section>
  );
}
