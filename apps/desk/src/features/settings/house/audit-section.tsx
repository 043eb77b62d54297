import { get, type AuditEntry, type Page } from '@keepdesk/client';
import { EmptyState, RelativeTime, Table } from '@keepdesk/ui';
import { Download, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { MoreButton, usePages } from '../../../shared/kit/pages.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';

/** Who changed and who looked, newest first. Ids and facts, never a customer's words. */
export function AuditSection() {
  const { t } = useTranslation();
  const { people } = useChoices();
  const found = usePages(['settings', 'audit'], (cursor) => get<Page<AuditEntry>>('/api/v1/audit', { query: { limit: 100, cursor } }));
  const who = (entry: AuditEntry) => people.find((person) => person.id === entry.actor_id)?.name ?? entry.actor_kind;
  return (
    <Section
      title={t('settings.audit')}
      intro={t('audit.intro')}
      action={
        <a href="/api/v1/audit/export?format=csv" download className="inline-flex h-control items-center gap-1.5 text-14 font-medium text-accent">
          <Download size={14} aria-hidden />
          {t('audit.download')}
        </a>
      }
    >
      <Loaded found={found}>
        <Table
          label={t('settings.audit')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={<ScrollText size={20} />} title={t('audit.none')} className="rounded-card border border-line bg-raised" />}
          columns={[
            { id: 'at', name: t('audit.when'), cell: (row) => <RelativeTime at={row.at} as="moment" className="whitespace-nowrap" /> },
            { id: 'who', name: t('audit.who'), cell: who },
            { id: 'what', name: t('audit.what'), cell: (row) => <code className="font-mono text-12">{row.action}</code> },
            { id: 'on', name: t('audit.on'), wideOnly: true, cell: (row) => <span className="text-12 text-quiet">{`${row.subject_kind} ${row.subject_id?.slice(-8) ?? ''}`}</span> },
          ]}
        />
        <MoreButton found={found} />
      </Loaded>
    </Section>
  );
}
