import { post, remove, type Connection } from '@keepdesk/client';
import { Button, describeLongSpan, Dialog, Pill, ProgressBar, RelativeTime, useClock, type Tone } from '@keepdesk/ui';
import { Check, KeyRound, ListChecks, RefreshCw, RotateCcw, Send, ShieldCheck, TriangleAlert, Unplug, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../kit/brand-field.tsx';
import { Callout } from '../../kit/callout.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { useChange } from '../../kit/resource.ts';
import { RowActions } from '../../kit/row-actions.tsx';
import { Card } from '../../kit/section.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { Fact } from './fact.tsx';
import { PermissionList } from './permission-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { TellingDrawer } from './telling-drawer.tsx';
import { useConnectors } from './use-connections.ts';
import { WebhookList } from './webhook-list.tsx';

const tones: Record<Connection['state'], Tone> = { syncing: 'info', connected: 'positive', failing: 'warning', locked: 'danger' };

/** How far everything is that is fetched from a place: a bar while it is the first time. */
function Streams({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const number = new Intl.NumberFormat(locale);
  const first = connection.streams.some((stream) => !stream.whole);
  const totals = connection.streams.map((stream) => (stream.whole ? 1 : stream.total === null || stream.total === 0 ? 0 : Math.min(1, stream.fetched / stream.total)));
  return (
    <div className="flex flex-col gap-2">
      {first && connection.state === 'syncing' ? <ProgressBar label={t('places.syncing')} fraction={totals.reduce((sum, one) => sum + one, 0) / Math.max(1, totals.length)} /> : null}
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-12 text-quiet">
        {connection.streams.map((stream) => (
          <li key={stream.name} className="tabular">
            {t(`places.stream.${stream.name}`)}
            {stream.whole ? <Check size={12} strokeWidth={3} aria-label={t('places.whole')} className="ml-1 inline text-positive" /> : <>: {stream.total === null ? number.format(stream.fetched) : t('shop.of', { fetched: number.format(stream.fetched), total: number.format(Math.max(stream.total, stream.fetched)) })}</>}
          </li>
        ))}
      </ul>
      {first && connection.state === 'syncing' ? <p className="text-12 text-quiet">{t('shop.syncText')}</p> : null}
    </div>
  );
}

/** One connected place: how it is, and what can be done about it. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const connectors = useConnectors();
  const connector = connectors.rows.find((one) => one.vendor === connection.vendor);
  const [open, setOpen] = useState<'keys' | 'leave' | 'whole' | 'problems' | 'webhooks' | 'telling' | null>(null);
  const root = `/api/v1/connections/${connection.id}`;
  const sync = useChange((whole: boolean) => post(`${root}/sync`, { whole }), t('shop.syncBegun'));
  const test = useChange(() => post(`${root}/test`), t('places.letsIn'));
  const register = useChange(() => post(`${root}/webhooks`), t('shop.registered'));
  const leave = useChange(() => remove(root), t('places.left'));
  const close = () => setOpen(null);
  const { webhooks } = connection;
  return (
    <Card>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-2 text-14 font-semibold">
            {connection.name}
            <Pill tone={tones[connection.state]}>{t(`places.state.${connection.state}`)}</Pill>
          </h3>
          <p className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
            {connection.called} · <span className="break-all">{connection.account}</span>
            {connection.currency ? ` · ${connection.currency}` : ''} <BrandCell id={connection.brand_id} />
          </p>
        </div>
        <RowActions
          name={connection.name}
          actions={[
            { id: 'sync', name: t('shop.syncNow'), icon: <RefreshCw size={16} />, onAction: () => sync.mutate(false) },
            { id: 'test', name: t('places.testNow'), icon: <ShieldCheck size={16} />, onAction: () => test.mutate(undefined) },
            ...(webhooks.how === 'by_itself' ? [{ id: 'webhooks', name: t('shop.register'), icon: <Webhook size={16} />, onAction: () => register.mutate(undefined) }] : []),
            ...(webhooks.how === 'none' ? [] : [{ id: 'latest', name: t('shop.latest'), icon: <ListChecks size={16} />, onAction: () => setOpen('webhooks') }]),
            ...(connector?.tells ? [{ id: 'telling', name: t('places.telling.open'), icon: <Send size={16} />, onAction: () => setOpen('telling') }] : []),
            { id: 'keys', name: t('places.newKeys'), icon: <KeyRound size={16} />, onAction: () => setOpen('keys') },
            { id: 'whole', name: t('places.wholeAgain'), icon: <RotateCcw size={16} />, onAction: () => setOpen('whole') },
            { id: 'leave', name: t('places.leave'), icon: <Unplug size={16} />, danger: true, onAction: () => setOpen('leave') },
          ]}
        />
      </div>
      <Streams connection={connection} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <Fact name={t('shop.upTo')}>{connection.fetched_at ? <RelativeTime at={connection.fetched_at} as="moment" /> : t('shop.noneYet')}</Fact>
        {webhooks.how === 'none' ? null : <Fact name={t('shop.lastEvent')}>{connection.last_event_at ? <RelativeTime at={connection.last_event_at} as="moment" /> : t('shop.noneYet')}</Fact>}
        {webhooks.how === 'none' ? null : <Fact name={t('shop.lastDay')}><span className="tabular">{new Intl.NumberFormat(locale).format(webhooks.last_day)}</span></Fact>}
        {webhooks.lag_seconds === null ? null : <Fact name={t('shop.lag')}>{webhooks.lag_seconds < 1 ? t('shop.underSecond') : describeLongSpan(webhooks.lag_seconds * 1000, locale)}</Fact>}
        <Fact name={t('places.problems')}>
          {connection.problems === 0 ? '0' : (
            <Button size="sm" look="quiet" icon={<TriangleAlert size={14} />} onPress={() => setOpen('problems')}>
              {t('places.seeProblems', { count: connection.problems })}
            </Button>
          )}
        </Fact>
      </dl>
      {connection.error ? (
        <Callout tone="danger" title={t(connection.state === 'locked' ? 'places.lockedTitle' : 'shop.failing')}>
          <p className="break-words">{connection.error}</p>
          {connection.failing_since ? <p className="text-12 text-quiet">{t('shop.since')} <RelativeTime at={connection.failing_since} as="moment" /></p> : null}
        </Callout>
      ) : null}
      {connection.missing.length > 0 ? (
        <Callout tone="warning" title={t('places.missingTitle')}>
          <PermissionList permissions={connection.missing.map((one) => ({ ...one, needed: false, granted: false }))} />
        </Callout>
      ) : null}
      {webhooks.problems.length > 0 ? (
        <Callout tone="warning" title={t('shop.webhookProblem', { name: connection.called })}>
          <p className="break-words">{webhooks.problems[0]?.message}</p>
          <p className="text-12 break-words text-quiet">{webhooks.problems.map((problem) => problem.topic).join(', ')}</p>
        </Callout>
      ) : null}
      {webhooks.how === 'by_hand' && webhooks.address && connection.last_event_at === null ? (
        <Callout tone="info" title={t('places.webhookByHand', { name: connection.called })}>
          <CopyLine label={t('places.webhookAddress')} text={webhooks.address} />
        </Callout>
      ) : null}
      {connector ? (
        <Dialog title={t('places.newKeys')} width="wide" isOpen={open === 'keys'} onClose={close}>
          <ConnectionForm connector={connector} brandId={connection.brand_id} onConnected={close} />
        </Dialog>
      ) : null}
      <ConfirmDialog title={t('places.wholeTitle', { name: connection.name })} doName={t('places.wholeAgain')} isOpen={open === 'whole'} onClose={close} onDo={() => sync.mutateAsync(true)}>
        {t('places.wholeText')}
      </ConfirmDialog>
      <ConfirmDialog title={t('shop.leaveTitle', { name: connection.name })} doName={t('places.leave')} isOpen={open === 'leave'} onClose={close} onDo={() => leave.mutateAsync(undefined)}>
        {t('places.leaveText')}
      </ConfirmDialog>
      {open === 'webhooks' ? <WebhookList connection={connection} onClose={close} /> : null}
      {open === 'telling' ? <TellingDrawer connection={connection} onClose={close} /> : null}
      {open === 'problems' ? <ProblemList connection={connection} onClose={close} /> : null}
    </Card>
  );
}
