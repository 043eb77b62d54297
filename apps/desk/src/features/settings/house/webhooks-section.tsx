import { patch, post, remove, type Webhook } from '@keepdesk/client';
import { EmptyState, Pill, RelativeTime, Table, type Tone } from '@keepdesk/ui';
import { Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormValues } from '../../../shared/forms/form-dialog.tsx';
import { ConfirmDialog } from '../../../shared/kit/confirm-dialog.tsx';
import { AddButton, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { ShownOnce } from '../../../shared/kit/shown-once.tsx';
import { useSession } from '../../../shared/session/session.tsx';
import { DeliveryLog } from './delivery-log.tsx';

const tones: Record<Webhook['state'], Tone> = { active: 'positive', failing: 'warning', disabled: 'danger' };
const path = '/api/v1/webhooks';

/** Programs that are told what happens: how each fares, what was carried, and trying it. */
export function WebhooksSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const found = useRows<Webhook>(path);
  const eventTypes = (found.data as { event_types?: string[] } | undefined)?.event_types ?? [];
  const editor = useEditor<Webhook>();
  const [secret, setSecret] = useState<string | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const [leaving, setLeaving] = useState<Webhook | null>(null);
  const save = useChange(async (values: FormValues) => {
    const said = { url: values.url, description: values.description ?? '', events: values.events };
    if (editor.row) return patch(`${path}/${editor.row.id}`, said);
    const made = await post<{ secret: string }>(path, { ...said, brand_id: values.brand ?? brands[0]?.id });
    setSecret(made.secret);
    return made;
  });
  const test = useChange((row: Webhook) => post(`${path}/${row.id}/test`).then(() => setShown(row)), t('webhooks.testSent'));
  const turn = useChange((row: Webhook) => patch(`${path}/${row.id}`, { disabled: row.state !== 'disabled' }));
  const renew = useChange((row: Webhook) => post<{ secret: string }>(`${path}/${row.id}/secret`).then((made) => setSecret(made.secret)), t('webhooks.secretChanged'));
  const drop = useChange((row: Webhook) => remove(`${path}/${row.id}`), t('webhooks.removed'));
  const brandName = (row: Webhook) => brands.find((brand) => brand.id === row.brand_id)?.name ?? '';
  return (
    <Section title={t('settings.webhooks')} intro={t('webhooks.intro')} action={<AddButton name={t('webhooks.add')} onPress={editor.add} />}>
      <Loaded found={found}>
        <Table
          label={t('settings.webhooks')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={<WebhookIcon size={20} />} title={t('webhooks.none')} className="rounded-card border border-line bg-raised">
              {t('webhooks.noneText')}
            </EmptyState>
          }
          columns={[
            {
              id: 'url',
              name: t('webhooks.address'),
              className: 'max-w-0 w-1/2',
              cell: (row) => (
                <span className="block min-w-0">
                  <span className="block truncate font-medium">{row.description || new URL(row.url).host}</span>
                  <code className="block truncate font-mono text-12 text-quiet">{row.url}</code>
                </span>
              ),
            },
            { id: 'state', name: t('webhooks.state'), cell: (row) => <Pill tone={tones[row.state]}>{row.disabled_because ? t(`webhooks.because.${row.disabled_because}`) : t(`webhooks.states.${row.state}`)}</Pill> },
            ...(brands.length > 1 ? [{ id: 'brand', name: t('webhooks.brand'), wideOnly: true, cell: brandName }] : []),
            { id: 'waiting', name: t('webhooks.waiting'), align: 'end' as const, wideOnly: true, cell: (row) => <span className="tabular-nums">{row.failed > 0 ? t('webhooks.counts', { waiting: row.waiting, failed: row.failed }) : row.waiting}</span> },
            { id: 'ok', name: t('webhooks.lastOk'), align: 'end' as const, wideOnly: true, cell: (row) => (row.last_ok_at ? <RelativeTime at={row.last_ok_at} /> : t('keysApi.never')) },
            {
              id: 'do',
              name: '',
              align: 'end' as const,
              cell: (row) => (
                <RowActions
                  name={row.url}
                  actions={[
                    { id: 'log', name: t('webhooks.log'), onAction: () => setShown(row) },
                    ...(row.state === 'disabled' ? [] : [{ id: 'test', name: t('webhooks.test'), onAction: () => test.mutate(row) }]),
                    { id: 'edit', name: t('action.change'), onAction: () => editor.change(row) },
                    { id: 'secret', name: t('webhooks.newSecret'), onAction: () => renew.mutate(row) },
                    { id: 'turn', name: t(row.state === 'disabled' ? 'webhooks.turnOn' : 'webhooks.turnOff'), onAction: () => turn.mutate(row) },
                    { id: 'remove', name: t('webhooks.remove'), danger: true, onAction: () => setLeaving(row) },
                  ]}
                />
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={editor.row?.id ?? String(editor.editing)}
        title={t(editor.row ? 'webhooks.change' : 'webhooks.add')}
        doName={t('action.save')}
        isOpen={editor.editing !== null}
        onClose={editor.close}
        fields={[
          ...(brands.length > 1 && !editor.row ? [{ name: 'brand', kind: 'choice' as const, label: t('webhooks.brand'), choices: brands.map((brand) => ({ id: brand.id, name: brand.name })) }] : []),
          { name: 'url', kind: 'url', label: t('webhooks.address'), help: t('webhooks.addressHelp'), error: (typed) => urlFault(t, typed) },
          { name: 'description', kind: 'text', label: t('webhooks.description'), optional: true },
          { name: 'events', kind: 'several', label: t('webhooks.events'), choices: eventTypes.map((name) => ({ id: name, name })), optional: true },
        ]}
        {...(editor.row ? { start: { url: editor.row.url, description: editor.row.description, events: editor.row.events } } : {})}
        onSubmit={(values) => save.mutateAsync(values)}
      />
      {secret ? <ShownOnce title={t('webhooks.secret')} text={t('webhooks.secretText')} secrets={[secret]} onClose={() => setSecret(null)} /> : null}
      {shown ? <DeliveryLog webhook={found.rows.find((row) => row.id === shown.id) ?? shown} onClose={() => setShown(null)} /> : null}
      <ConfirmDialog title={t('webhooks.remove')} doName={t('webhooks.remove')} isOpen={leaving !== null} onClose={() => setLeaving(null)} onDo={async () => leaving && drop.mutateAsync(leaving)}>
        {t('webhooks.removeText', { count: leaving?.waiting ?? 0 })}
      </ConfirmDialog>
    </Section>
  );
}

/** What is wrong with a typed address, as far as it can be told before it is tried. */
function urlFault(t: TFunction, typed: string): string | undefined {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return t('service.noAddress');
  return url.username !== '' || url.password !== '' ? t('service.noCredentials') : undefined;
}
