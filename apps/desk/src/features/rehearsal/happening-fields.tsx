import type { Happening } from '@keepdesk/client';
import { Field, IconButton, Select, useClock } from '@keepdesk/ui';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { NumberInput } from './number-input.tsx';
import { plusDays } from './day-words.ts';
import { happeningName } from './rehearsal-words.ts';

export const kinds = ['times', 'peak_mode', 'lost_site', 'carrier_meltdown', 'viral_post', 'people', 'leavers'] as const;
export type Kind = (typeof kinds)[number];

/** What one begins with, over all of the days. */
export function usualHappening(kind: Kind, from: string, days: number, sites: readonly string[]): Happening {
  const between = { from: `${from}T00:00`, to: `${plusDays(from, days)}T00:00` };
  const day = { from: `${from}T09:00`, to: `${from}T17:00` };
  if (kind === 'times') return { kind, factor: 2, ...between };
  if (kind === 'viral_post') return { kind, factor: 4, ...day };
  if (kind === 'carrier_meltdown') return { kind, factor: 5, ...between };
  if (kind === 'lost_site') return { kind, site: sites[0] ?? '', ...day };
  if (kind === 'people') return { kind, change: 2, ...day };
  return kind === 'leavers' ? { kind, share: 0.5, at: between.from } : { kind, ...between };
}

interface Props {
  happening: Happening;
  sites: readonly string[];
  channels: readonly string[];
  onChange: (happening: Happening) => void;
  onRemove: () => void;
}

/** One thing that could happen, with its few numbers. */
export function HappeningFields({ happening: one, sites, channels, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = happeningName(t, locale, one);
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-raised p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="text-14 font-semibold">{name}</h3>
          <p className="text-12 text-quiet">{t(`rehearsal.kindText.${one.kind}`)}</p>
        </div>
        <IconButton label={t('rehearsal.removeOne', { name })} onPress={onRemove}><Trash2 size={16} /></IconButton>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {'factor' in one ? <NumberInput label={t('rehearsal.factor')} value={one.factor} least={0} most={20} digits={2} onValue={(factor) => onChange({ ...one, factor })} /> : null}
        {one.kind === 'people' ? <NumberInput label={t('rehearsal.change')} value={one.change} least={-500} most={500} onValue={(change) => onChange({ ...one, change })} /> : null}
        {one.kind === 'lost_site' ? <Select label={t('rehearsal.site')} value={one.site} onChange={(site) => onChange({ ...one, site })} choices={sites.map((id) => ({ id, name: id }))} className="w-full" /> : null}
        {one.kind === 'leavers' ? (
          <>
            <NumberInput label={t('rehearsal.shareLeaving')} value={Math.round(one.share * 100)} least={0} most={100} onValue={(share) => onChange({ ...one, share: share / 100 })} />
            <Moment label={t('rehearsal.at')} value={one.at} onValue={(at) => onChange({ ...one, at })} />
          </>
        ) : (
          <>
            <Moment label={t('rehearsal.from')} value={one.from} onValue={(from) => onChange({ ...one, from })} />
            <Moment label={t('rehearsal.to')} value={one.to} onValue={(to) => onChange({ ...one, to })} />
          </>
        )}
        {one.kind === 'times' || one.kind === 'people' ? (
          <Select label={t('rehearsal.channel')} value={one.channel ?? 'all'} onChange={(id) => onChange({ ...one, channel: id === 'all' ? null : id })} choices={[{ id: 'all', name: t('rehearsal.allChannels') }, ...channels.map((id) => ({ id, name: channelName(t, id) }))]} className="w-full" />
        ) : null}
      </div>
    </li>
  );
}

/** A time by the clock of the brand; what is half typed changes nothing. */
function Moment({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  return <Field type="datetime-local" label={label} value={value} onChange={(text) => { if (/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(text)) onValue(text); }} className="w-full" />;
}
