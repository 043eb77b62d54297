import { remove, type Mailbox } from '@keepdesk/client';
import { BrandChip, Dialog, EmptyState, Pill, RelativeTime } from '@keepdesk/ui';
import { useSearch } from '@tanstack/react-router';
import { AtSign, Mail, PlugZap, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../../shared/kit/brand-field.tsx';
import { ConfirmDialog } from '../../../shared/kit/confirm-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { MailboxForm } from '../../../shared/parts/mailbox/mailbox-form.tsx';
import { MailboxOverview } from '../../../shared/parts/mailbox/mailbox-overview.tsx';
import { isProvider, wayOf } from '../../../shared/parts/mailbox/mailbox-shape.ts';
import { SignInOutcome } from '../../../shared/parts/mailbox/sign-in-outcome.tsx';
import { signInAtProvider, useMailboxes, useMailWays } from '../../../shared/parts/mailbox/use-mailboxes.ts';
import { useBrand, useSession } from '../../../shared/session/session.tsx';

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

function Address({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const brand = useBrand(mailbox.brand_id);
  return (
    <span className="flex min-w-0 flex-col">
      <span className="font-medium break-all">{mailbox.address}</span>
      <span className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
        {brand ? <BrandChip name={brand.name} color={brand.color} /> : null}
        {t(`mail.wayShort.${wayOf(mailbox)}`)}
      </span>
    </span>
  );
}

function EditDialog({ mailbox, onClose, onSaved }: { mailbox: Mailbox | null; onClose: () => void; onSaved: (id: string) => void }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const ways = useMailWays();
  const [brandId, setBrandId] = useState(mailbox?.brand_id ?? brands[0]?.id ?? '');
  return (
    <Dialog title={mailbox?.address ?? t('channels.new')} width="wide" isOpen onClose={onClose}>
      <Loaded found={ways}>
        {mailbox === null ? <BrandField value={brandId} onChange={setBrandId} className="mb-4" /> : null}
        {ways.data ? <MailboxForm brandId={brandId} mailbox={mailbox} ways={ways.data} backTo="settings" onSaved={onSaved} /> : null}
      </Loaded>
    </Dialog>
  );
}

/** The mailboxes of the brands: where mail comes in, how it goes out, and whether both work. */
export function ChannelsSection() {
  const { t } = useTranslation();
  const { connected, problem } = useSearch({ strict: false });
  const found = useMailboxes();
  const editor = useEditor<Mailbox>();
  const [shown, setShown] = useState<{ id: string; dns: boolean } | null>(connected ? { id: connected, dns: false } : null);
  const [leaving, setLeaving] = useState<Mailbox | null>(null);
  const drop = useChange((id: string) => remove(`/api/v1/mailboxes/${id}`));
  const signIn = useChange(({ id, way }: { id: string; way: 'google' | 'microsoft' }) => signInAtProvider(id, way, 'settings'), t('mail.leaving'));
  const present = found.rows.find((one) => one.id === shown?.id);
  const again = (mailbox: Mailbox) => {
    const way = wayOf(mailbox);
    return isProvider(way) ? [{ id: 'again', name: t('mail.signInAgain'), icon: <AtSign size={16} />, onAction: () => signIn.mutate({ id: mailbox.id, way }) }] : [];
  };
  return (
    <Section title={t('settings.channels')} intro={t('channels.intro')} action={<AddButton name={t('channels.new')} onPress={editor.add} />}>
      <SignInOutcome connected={connected} problem={problem} />
      <EditableList
        label={t('settings.channels')}
        found={found}
        nameOf={(mailbox) => mailbox.address}
        editor={editor}
        more={(mailbox) => [
          { id: 'test', name: t('mail.test'), icon: <PlugZap size={16} />, onAction: () => setShown({ id: mailbox.id, dns: false }) },
          { id: 'dns', name: t('channels.dns'), icon: <Mail size={16} />, onAction: () => setShown({ id: mailbox.id, dns: true }) },
          ...again(mailbox),
          { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => setLeaving(mailbox) },
        ]}
        empty={
          <EmptyState icon={<Mail size={20} />} title={t('channels.none')} className="rounded-card border border-line bg-raised">
            {t('channels.noneText')}
          </EmptyState>
        }
        columns={[
          { id: 'address', name: t('channels.address'), cell: (mailbox) => <Address mailbox={mailbox} /> },
          { id: 'in', name: t('channels.incoming'), cell: (mailbox) => <Health health={mailbox.health.incoming} /> },
          { id: 'out', name: t('channels.outgoing'), cell: (mailbox) => <Health health={mailbox.health.outgoing} /> },
          { id: 'waiting', name: t('channels.waiting'), align: 'end', wideOnly: true, cell: (mailbox) => mailbox.waiting_replies },
        ]}
      />
      {editor.editing ? (
        <EditDialog
          mailbox={editor.row}
          onClose={editor.close}
          onSaved={(id) => {
            editor.close();
            setShown({ id, dns: false });
          }}
        />
      ) : null}
      {present && shown ? (
        <Dialog title={present.address} width="wide" isOpen onClose={() => setShown(null)}>
          <MailboxOverview mailbox={present} dnsOpen={shown.dns} />
        </Dialog>
      ) : null}
      {leaving ? (
        <ConfirmDialog title={t('mail.removeTitle', { address: leaving.address })} doName={t('action.remove')} isOpen onClose={() => setLeaving(null)} onDo={() => drop.mutateAsync(leaving.id)}>
          {t('mail.removeText')}
        </ConfirmDialog>
      ) : null}
    </Section>
  );
}
