import { get, post, put, type Connection, type Telling } from '@keepdesk/client';
import { Button, Checkbox, Drawer, EmptyState, Pill, RelativeTime, Switch, useClock, type Tone } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { useChange } from '../../kit/resource.ts';
import { Loaded } from '../../kit/section.tsx';

const LOOK_MS = 5000;
const tones: Record<Telling['latest'][number]['state'], Tone> = { waiting: 'info', told: 'positive', left_out: 'plain', refused: 'danger' };
const reasons = ['erased', 'no_address', 'said_no', 'no_yes', 'not_wanted', 'disconnected'] as const;

/** What a connected service is told of what happens here, and how that goes. */
export function TellingDrawer({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const key = ['telling', connection.id];
  const path = `/api/v1/connections/${connection.id}/telling`;
  const found = useQuery({ queryKey: key, queryFn: () => get<Telling>(path), refetchInterval: LOOK_MS });
  return (
    <Drawer title={t('places.telling.title', { name: connection.name })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-5 p-4">
        <p className="text-13 text-quiet">{t('places.telling.text')}</p>
        <Loaded found={found}>{found.data ? <Chosen telling={found.data} path={path} queryKey={key} /> : null}</Loaded>
      </div>
    </Drawer>
  );
}

function Chosen({ telling, path, queryKey }: { telling: Telling; path: string; queryKey: string[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useChange(async (next: Pick<Telling, 'kinds' | 'only_consented'>) => client.setQueryData<Telling>(queryKey, await put<Telling>(path, next)));
  const again = useChange(() => post(`${path}/again`), t('places.telling.againDone'), [queryKey]);
  const mayNot = telling.missing !== null;
  return (
    <>
      {mayNot ? <Callout tone="warning" title={t('places.telling.missing', { permission: telling.missing ?? '' })} /> : null}
      <fieldset className="flex flex-col gap-2.5" disabled={mayNot}>
        <legend className="mb-2 text-13 font-semibold">{t('places.telling.kinds')}</legend>
        {telling.choices.map(({ kind }) => (
          <Checkbox
            key={kind}
            isSelected={telling.kinds.includes(kind)}
            isDisabled={mayNot || change.isPending}
            onChange={(on) => change.mutate({ only_consented: telling.only_consented, kinds: on ? [...telling.kinds, kind] : telling.kinds.filter((one) => one !== kind) })}
          >
            {t(`places.telling.kind.${kind}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Switch isSelected={telling.only_consented} isDisabled={mayNot || change.isPending} onChange={(only_consented) => change.mutate({ kinds: telling.kinds, only_consented })} help={t('places.telling.onlyHelp')}>
        {t('places.telling.only')}
      </Switch>
      <Figures telling={telling} />
      {telling.refused > 0 ? (
        <Button size="sm" className="self-start" icon={<RotateCcw size={14} />} busy={again.isPending} onPress={() => again.mutate(undefined)}>
          {t('places.telling.again', { count: telling.refused })}
        </Button>
      ) : null}
      <Latest telling={telling} />
    </>
  );
}

function Figures({ telling }: { telling: Telling }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const number = new Intl.NumberFormat(locale);
  const facts = { waiting: telling.waiting, told: telling.told_last_day, leftOut: telling.left_out_last_day, refused: telling.refused } as const;
  return (
    <dl className="grid grid-cols-2 gap-3">
      {(Object.keys(facts) as (keyof typeof facts)[]).map((name) => (
        <div key={name}>
          <dt className="text-12 text-quiet">{t(`places.telling.fact.${name}`)}</dt>
          <dd className="text-13 font-medium tabular">{number.format(facts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Latest({ telling }: { telling: Telling }) {
  const { t } = useTranslation();
  if (telling.latest.length === 0) return <EmptyState icon={<Send size={20} />} title={t('places.telling.none')} className="py-4" />;
  return (
    <section aria-label={t('places.telling.latest')}>
      <h3 className="mb-2 text-13 font-semibold">{t('places.telling.latest')}</h3>
      <ul className="divide-y divide-line rounded-card border border-line bg-raised">
        {telling.latest.map((one) => {
          const known = reasons.find((reason) => reason === one.because);
          return (
            <li key={one.id} className="flex flex-col gap-0.5 px-3 py-2 text-13">
              <p className="flex flex-wrap items-center gap-2">
                <span>{t(`places.telling.kind.${one.kind}`)}</span>
                <Pill tone={tones[one.state]}>{t(`places.telling.state.${one.state}`)}</Pill>
                <RelativeTime at={one.at} className="ml-auto text-12 text-quiet" />
              </p>
              {one.because && one.state !== 'told' ? <p className="text-12 break-words text-quiet">{known ? t(`places.telling.because.${known}`) : one.because}</p> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
