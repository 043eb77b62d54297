import { patch, post, remove, type Mailbox } from '@keepdesk/client';
import { BrandChip, Button, EmptyState, Pill, RelativeTime, Table } from '@keepdesk/ui';
import { Mail, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/session/session.tsx';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../kit/resource.ts';
import { RowActions } from '../kit/row-actions.tsx';
import { Card, Loaded, Section } from '../kit/section.tsx';
import { useMailboxFields } from './mailbox-fields.ts';
import { mailboxBody, mailboxStart } from './mailbox-shape.ts';

interface DomainSetup {
  domain: string;
  records: Array<{ type: string; name: string; value: string; why: string }>;
}

function Health({ health }: { health: Mailbox['health']['incoming'] }) {
  const { t } = useTranslation();
  if (health.working === null) return <Pill>{t('channels.unused')}</Pill>;
  return (
    <span className="flex flex-col items-start gap-0.5" title={health.error ?? undefined}>
      <Pill tone={health.working ? 'positive' : 'danger'}>{t(health.working ? 'channels.working' : 'channels.failing')}</Pill>
      <span className="text-12 text-quiet">
        {health.working || !health.error ? (health.last_success_at ? <RelativeTime at={health.last_success_at} as="moment" /> : null) : health.error}
      </span>
    </span>
  );
}

function DnsCard({ setup, onClose }: { setup: DomainSetup; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Card>
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-14 font-semibold">{t('channels.dnsFor', { domain: setup.domain })}</h3>
        <Button size="sm" look="quiet" onPress={onClose}>
          {t('action.done')}
        </Button>
      </div>
      <Table
        label={t('channels.dns')}
        rows={setup.records}
        keyOf={(row) => `${row.type}${row.name}`}
        columns={[
          { id: 'type', name: t('channels.recordType'), cell: (row) => row.type },
          { id: 'name', name: t('settings.name'), cell: (row) => <code className="font-mono text-12">{row.name}</code> },
          { id: 'value', name: t('macros.value'), cell: (row) => <code className="font-mono text-12 break-all">{row.value}</code> },
          { id: 'why', name: t('channels.why'), wideOnly: true, cell: (row) => <span className="text-12 text-quiet">{row.why}</span> },
        ]}
      />
    </Card>
  );
}

/** The mailboxes of the brands: where mail comes in, how it goes out, and whether both work. */
export function ChannelsSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const found = useRows<Mailbox>('/api/v1/mailboxes');
  const [editing, setEditing] = useState<Mailbox | 'new' | null>(null);
  const [dns, setDns] = useState<DomainSetup | null>(null);
  const row = editing !== 'new' ? editing : null;
  const fields = useMailboxFields(editing === 'new');
  const save = useChange((values: Parameters<typeof mailboxBody>[0]) => (row ? patch(`/api/v1/mailboxes/${row.id}`, mailboxBody(values)) : post('/api/v1/mailboxes', mailboxBody(values))));
  const drop = useChange((id: string) => remove(`/api/v1/mailboxes/${id}`));
  const showDns = useChange(async (id: string) => setDns(await post<DomainSetup>(`/api/v1/mailboxes/${id}/dns`)), t('channels.dnsShown'));
  return (
    <Section
      title={t('settings.channels')}
      intro={t('channels.intro')}
      action={
        <Button look="primary" icon={<Plus size={14} />} onPress={() => setEditing('new')}>
          {t('channels.new')}
        </Button>
      }
    >
      {dns ? <DnsCard setup={dns} onClose={() => setDns(null)} /> : null}
      <Loaded found={found}>
        <Table
          label={t('settings.channels')}
          rows={found.rows}
          keyOf={(mailbox) => mailbox.id}
          empty={
            <EmptyState icon={<Mail size={20} />} title={t('channels.none')} className="rounded-card border border-line bg-raised">
              {t('channels.noneText')}
            </EmptyState>
          }
          columns={[
            {
              id: 'address',
              name: t('channels.address'),
              cell: (mailbox) => {
                const brand = brands.find((one) => one.id === mailbox.brand_id);
                return (
                  <span className="flex flex-col">
                    <span className="font-medium">{mailbox.address}</span>
                    {brand ? <BrandChip name={brand.name} color={brand.color} /> : null}
                  </span>
                );
              },
            },
            { id: 'in', name: t('channels.incoming'), cell: (mailbox) => <Health health={mailbox.health.incoming} /> },
            { id: 'out', name: t('channels.outgoing'), cell: (mailbox) => <Health health={mailbox.health.outgoing} /> },
            { id: 'waiting', name: t('channels.waiting'), align: 'end', wideOnly: true, cell: (mailbox) => mailbox.waiting_replies },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (mailbox) => (
                <RowActions
                  name={mailbox.address}
                  actions={[
                    { id: 'edit', name: t('action.change'), onAction: () => setEditing(mailbox) },
                    { id: 'dns', name: t('channels.dns'), onAction: () => showDns.mutate(mailbox.id) },
                    { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(mailbox.id) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={row?.id ?? String(editing)}
        title={t('channels.mailbox')}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        fields={fields}
        start={mailboxStart(row)}
        onSubmit={(values) => save.mutateAsync(values)}
      />
    </Section>
  );
}
