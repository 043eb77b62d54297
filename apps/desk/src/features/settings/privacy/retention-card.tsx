import { post, put, type Retention, type RetentionPreview } from '@keepdesk/client';
import { Button, numberFormat, RelativeTime, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../../shared/kit/brand-field.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card } from '../../../shared/kit/section.tsx';

const channels = ['email', 'chat', 'voice', 'sms', 'whatsapp', 'social'] as const;
const periods = [30, 90, 180, 365, 730, 1095, 1825, 3650];
const FOREVER = 'forever';
const AS_ALL = 'as-all';
type Kept = Readonly<Record<string, number>>;

const rulesOf = (kept: Kept) => Object.entries(kept).map(([channel, days]) => ({ channel, days }));

/** What such rules would erase tonight. */
function Preview({ brandId, kept }: { brandId: string; kept: Kept }) {
  const { t, i18n } = useTranslation();
  const found = useQuery({
    queryKey: ['settings', 'retention-preview', brandId, kept],
    queryFn: () => post<RetentionPreview>('/api/v1/privacy/retention/preview', { brand_id: brandId, rules: rulesOf(kept) }),
    enabled: Object.keys(kept).length > 0,
  });
  if (Object.keys(kept).length === 0) return <p className="text-13 text-quiet">{t('keep.keepsAll')}</p>;
  if (!found.data) return <p className="text-13 text-quiet">{t('keep.counting')}</p>;
  const sum = (field: 'conversations' | 'held_back') => found.data.data.reduce((all, one) => all + one[field], 0);
  const say = (count: number) => numberFormat(i18n.language).format(count);
  return (
    <p className="text-13" role="status">
      {t('keep.wouldGo', { count: sum('conversations'), shown: say(sum('conversations')) })} {sum('held_back') > 0 ? t('keep.heldBack', { count: sum('held_back'), shown: say(sum('held_back')) }) : ''}
    </p>
  );
}

/** How long one brand keeps the words of closed conversations: a rule for all channels, others for some. */
export function RetentionCard({ row }: { row: Retention }) {
  const { t } = useTranslation();
  const start: Kept = Object.fromEntries(row.rules.map((rule) => [rule.channel, rule.days]));
  const [kept, setKept] = useState(start);
  const save = useChange((next: Kept) => put('/api/v1/privacy/retention', { brand_id: row.brand_id, rules: rulesOf(next) }));
  const choices = (days: number | undefined, first: { id: string; name: string }) => [first, ...[...new Set([...periods, ...(days === undefined ? [] : [days])])].toSorted((a, b) => a - b).map((one) => ({ id: String(one), name: one % 365 === 0 ? t('keep.years', { count: one / 365 }) : t('keep.days', { count: one }) }))];
  const choose = (channel: string, chosen: string) => {
    const { [channel]: _gone, ...rest } = kept;
    setKept(chosen === FOREVER || chosen === AS_ALL ? rest : { ...rest, [channel]: Number(chosen) });
  };
  const changed = JSON.stringify(rulesOf(kept).toSorted((a, b) => a.channel.localeCompare(b.channel))) !== JSON.stringify(rulesOf(start).toSorted((a, b) => a.channel.localeCompare(b.channel)));
  return (
    <Card>
      <h3 className="text-14 font-semibold">
        <BrandCell id={row.brand_id} />
      </h3>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <Select label={t('keep.allChannels')} value={kept[''] === undefined ? FOREVER : String(kept[''])} onChange={(chosen) => choose('', chosen)} choices={choices(kept[''], { id: FOREVER, name: t('keep.forever') })} />
        {channels.map((channel) => (
          <Select key={channel} label={t(`channel.${channel}`)} value={kept[channel] === undefined ? AS_ALL : String(kept[channel])} onChange={(chosen) => choose(channel, chosen)} choices={choices(kept[channel], { id: AS_ALL, name: t('keep.asAll') })} />
        ))}
      </div>
      <Preview brandId={row.brand_id} kept={kept} />
      {row.last_run ? (
        <p className="text-12 text-quiet">
          {t('keep.lastRun', { count: row.last_run.conversations })} · <RelativeTime at={row.last_run.at} as="moment" />
        </p>
      ) : null}
      {changed ? (
        <div className="flex gap-2">
          <Button look="primary" busy={save.isPending} onPress={() => save.mutate(kept)}>
            {t('action.save')}
          </Button>
          <Button look="quiet" onPress={() => setKept(start)}>
            {t('action.cancel')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
