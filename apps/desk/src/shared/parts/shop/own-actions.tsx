import { get, post, remove, type CustomShop, type Page } from '@keepdesk/client';
import { Button, Checkbox, ChoiceCards, Field, Pill, RelativeTime, useToaster } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { PlugZap, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../kit/brand-field.tsx';
import { Callout } from '../../kit/callout.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { useChange } from '../../kit/resource.ts';
import { RowActions } from '../../kit/row-actions.tsx';
import { Card } from '../../kit/section.tsx';
import { Fact } from '../place/fact.tsx';
import { describeProblem } from '../../words/problem.ts';

const root = '/api/v1/commerce/custom';
export const ownShopsKey = ['settings', root] as const;
const kinds = ['cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit'] as const;
type Kind = (typeof kinds)[number];

export function useOwnShops() {
  const found = useQuery({ queryKey: ownShopsKey, queryFn: () => get<Page<CustomShop>>(root) });
  return { ...found, rows: found.data?.data ?? [] };
}

/** Connects a shop of one's own so that it can be asked to do things to its orders. */
export function OwnActionsForm({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [source, setSource] = useState('api');
  const [mode, setMode] = useState<'calls' | 'fetches'>('calls');
  const [url, setUrl] = useState('');
  const [can, setCan] = useState<readonly Kind[]>(['cancel', 'refund', 'correct_address']);
  const [error, setError] = useState<string>();
  const [secret, setSecret] = useState<string>();
  const complete = name.trim() !== '' && source.trim() !== '' && can.length > 0 && (mode === 'fetches' || url.trim() !== '');
  const connect = () =>
    post<{ secret: string }>(root, { brand_id: brandId, name: name.trim(), source: source.trim(), mode, ...(mode === 'calls' ? { url: url.trim() } : {}), kinds: can }).then(
      (made) => {
        setSecret(made.secret);
        void client.invalidateQueries({ queryKey: ownShopsKey });
      },
      (problem: unknown) => setError(describeProblem(t, problem)),
    );
  if (secret !== undefined) {
    return (
      <Callout tone="positive" title={t('ownActions.secret')} polite>
        <CopyLine text={secret} label={t('ownActions.secret')} />
        <p className="mt-1">{t('ownActions.secretText')}</p>
      </Callout>
    );
  }
  return (
    <section aria-label={t('ownActions.title')} className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="text-14 font-semibold">{t('ownActions.title')}</h3>
      <p className="text-13 text-quiet">{t('ownActions.text')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('ownActions.name')} value={name} onChange={setName} autoComplete="off" />
        <Field label={t('ownActions.source')} value={source} onChange={setSource} help={t('ownActions.sourceHelp')} autoComplete="off" />
      </div>
      <ChoiceCards label={t('ownActions.mode')} value={mode} onChange={setMode} choices={(['calls', 'fetches'] as const).map((id) => ({ id, name: t(`ownActions.modes.${id}`), note: t(`ownActions.modeTexts.${id}`) }))} />
      {mode === 'calls' ? <Field label={t('ownActions.url')} type="url" value={url} onChange={setUrl} placeholder="https://shop.example/keepdesk" autoComplete="off" /> : null}
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
        <legend className="mb-1 text-13 font-medium">{t('ownActions.kinds')}</legend>
        {kinds.map((kind) => (
          <Checkbox key={kind} isSelected={can.includes(kind)} onChange={(on) => setCan(on ? [...can, kind] : can.filter((one) => one !== kind))}>
            {t(`act.noun.${kind}`)}
          </Checkbox>
        ))}
      </fieldset>
      {error ? <Callout tone="danger" polite>{error}</Callout> : null}
      <Button className="self-start" isDisabled={!complete} onPress={() => void connect()}>
        {t('ownActions.connect')}
      </Button>
    </section>
  );
}

/** One shop of one's own: how it hears of actions, what it can do, and whether it answers. */
export function OwnShopCard({ shop }: { shop: CustomShop }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const leave = useChange(() => remove(`${root}/${shop.id}`), t('shop.left'));
  const test = () => void post<{ ok: boolean; said: string }>(`${root}/${shop.id}/test`).then(({ ok, said }) => toaster.show(ok ? { text: t('ownActions.testOk') } : { tone: 'danger', text: t('ownActions.testFailed', { words: said }) }));
  return (
    <Card className="gap-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-2 text-14 font-semibold">
            {shop.name}
            <Pill tone={shop.error ? 'danger' : 'positive'}>{t(`ownActions.modes.${shop.mode}`)}</Pill>
          </h3>
          <p className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
            {shop.source} {shop.url ? <span className="break-all">· {shop.url}</span> : null} <BrandCell id={shop.brand_id} />
          </p>
        </div>
        <RowActions
          name={shop.name}
          actions={[
            ...(shop.mode === 'calls' ? [{ id: 'test', name: t('ownActions.test'), icon: <PlugZap size={16} />, onAction: test }] : []),
            { id: 'leave', name: t('shop.leave'), icon: <Unplug size={16} />, danger: true, onAction: () => setLeaving(true) },
          ]}
        />
      </div>
      <p className="text-13 text-quiet">{shop.kinds.map((kind) => t(`act.noun.${kind}`)).join(' · ')}</p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <Fact name={t('ownActions.lastOrder')}>{shop.last_order_at ? <RelativeTime at={shop.last_order_at} as="moment" /> : t('shop.noneYet')}</Fact>
        {shop.mode === 'calls' ? <Fact name={t('ownActions.lastAnswer')}>{shop.last_answer_at ? <RelativeTime at={shop.last_answer_at} as="moment" /> : t('shop.noneYet')}</Fact> : <Fact name={t('ownActions.lastFetched')}>{shop.last_fetched_at ? <RelativeTime at={shop.last_fetched_at} as="moment" /> : t('shop.noneYet')}</Fact>}
      </dl>
      {shop.error ? <Callout tone="danger" title={t('shop.failing')}>{shop.error}</Callout> : null}
      <ConfirmDialog title={t('shop.leaveTitle', { name: shop.name })} doName={t('shop.leave')} isOpen={leaving} onClose={() => setLeaving(false)} onDo={() => leave.mutateAsync(undefined).then(() => client.invalidateQueries({ queryKey: ownShopsKey }))}>
        {t('places.leaveText')}
      </ConfirmDialog>
    </Card>
  );
}
