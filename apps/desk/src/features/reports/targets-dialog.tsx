import { get, put, type Page } from '@keepdesk/client';
import { Button, Dialog, Field, IconButton, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Target as TargetIcon, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../shared/kit/brand-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { useSession } from '../../shared/session/session.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { metricName, writeValue } from './words.ts';

interface Target {
  brand_id: string;
  metric: string;
  channel: string;
  value: number;
}

const path = '/api/v1/targets';
const channels = ['email', 'chat', 'voice', 'social'] as const;
/** Figures people set targets for, and in what they say them. */
const units = { csat: 'ratio', first_reply_kept: 'ratio', next_reply_kept: 'ratio', resolution_kept: 'ratio', first_contact_rate: 'ratio', one_touch_rate: 'ratio', reopen_rate: 'ratio', response_rate: 'ratio', ces: 'ratio', nps: 'score', first_reply_time: 'seconds', next_reply_time: 'seconds', resolution_time: 'seconds' } as const;
type TargetMetric = keyof typeof units;
const isTargeted = (key: string): key is TargetMetric => key in units;

/** What figures are to reach, by brand and channel; it stands beside them in every report and on the floor. */
export function TargetsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { brands } = useSession();
  const found = useQuery({ queryKey: ['settings', path], queryFn: () => get<Page<Target>>(path) });
  const drop = useChange((target: Target) => put(path, { ...target, value: null }));
  const rows = found.data?.data ?? [];
  return (
    <Dialog title={t('reports.targets')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-5">
        <Loaded found={found}>
          {rows.length === 0 ? (
            <p className="flex items-center gap-2 text-13 text-quiet">
              <TargetIcon size={16} />
              {t('reports.noTargets')}
            </p>
          ) : (
            <ul className="flex flex-col">
              {rows.map((row) => (
                <li key={`${row.brand_id}${row.metric}${row.channel}`} className="flex items-center gap-3 border-b border-line py-1 text-13 last:border-b-0">
                  <span className="min-w-0 flex-1">
                    {metricName(t, row.metric, row.metric)}
                    <span className="block text-12 text-quiet">
                      {[brands.find((brand) => brand.id === row.brand_id)?.name, row.channel === '' ? t('reports.allChannels') : channelName(t, row.channel)].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span className="font-medium tabular">{writeValue(row.value, isTargeted(row.metric) ? units[row.metric] : 'score', locale)}</span>
                  <IconButton size="sm" label={t('reports.dropTarget', { name: metricName(t, row.metric, row.metric) })} onPress={() => drop.mutate(row)}>
                    <Trash2 size={16} />
                  </IconButton>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <NewTarget />
      </div>
    </Dialog>
  );
}

function NewTarget() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  const [metric, setMetric] = useState<TargetMetric>('csat');
  const [channel, setChannel] = useState('all');
  const [text, setText] = useState('');
  const said = Number(text.replace(',', '.'));
  const unit = units[metric];
  const value = unit === 'ratio' ? said / 100 : unit === 'seconds' ? said * 60 : said;
  const set = useChange(() => put(path, { brand_id: brandId, metric, channel: channel === 'all' ? '' : channel, value }), t('reports.targetSet'));
  return (
    <div className="grid items-end gap-3 sm:grid-cols-2">
      <BrandField value={brandId} onChange={setBrandId} label={t('reports.dimension.brand')} />
      <Select label={t('reports.figure')} value={metric} onChange={setMetric} choices={(Object.keys(units) as TargetMetric[]).map((key) => ({ id: key, name: t(`reports.metric.${key}`) }))} />
      <Select label={t('reports.dimension.channel')} value={channel} onChange={setChannel} choices={[{ id: 'all', name: t('reports.allChannels') }, ...channels.map((one) => ({ id: one as string, name: channelName(t, one) }))]} />
      <Field label={t(`reports.targetIn.${unit}`)} type="number" value={text} onChange={setText} />
      <div>
        <Button look="primary" busy={set.isPending} isDisabled={text === '' || !Number.isFinite(said) || said <= 0} onPress={() => set.mutate(undefined)}>
          {t('reports.setTarget')}
        </Button>
      </div>
    </div>
  );
}
