import { loadNoticeLimits, saveNoticeLimits, type NoticeLimits } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountField } from '../../shared/kit/count-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { noticesKey } from './notices-key.ts';

/** When it is quiet, how often somebody is told at most, and at what pace: for all programmes of a brand. */
export function LimitsTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...noticesKey, 'limits', brandId], queryFn: () => loadNoticeLimits(brandId), enabled: brandId !== '' });
  return (
    <Loaded found={found} title={t('told.failed')}>
      {found.data ? <Limits key={brandId} brandId={brandId} limits={found.data} /> : null}
    </Loaded>
  );
}

function Limits({ brandId, limits }: { brandId: string; limits: NoticeLimits }) {
  const { t } = useTranslation();
  const mayWrite = useMay('outreach.write');
  const [draft, setDraft] = useState(limits);
  const save = useChange(() => saveNoticeLimits(brandId, draft), undefined, [noticesKey]);
  const set = (change: Partial<NoticeLimits>): void => setDraft({ ...draft, ...change });
  const never = draft.quiet.from === draft.quiet.to;
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <Card>
        <h3 className="text-14 font-semibold">{t('told.limits.quiet')}</h3>
        <div className="flex flex-wrap gap-4">
          <Field label={t('told.limits.from')} type="time" value={draft.quiet.from} onChange={(from) => set({ quiet: { ...draft.quiet, from } })} isReadOnly={!mayWrite} className="w-36" />
          <Field label={t('told.limits.to')} type="time" value={draft.quiet.to} onChange={(to) => set({ quiet: { ...draft.quiet, to } })} isReadOnly={!mayWrite} className="w-36" />
        </div>
        <p className="text-13 text-quiet">{never ? t('told.limits.never') : t('told.limits.quietHelp')}</p>
      </Card>
      <Card>
        <h3 className="text-14 font-semibold">{t('told.limits.caps')}</h3>
        <div className="grid gap-4 sm:grid-cols-2">
          <CountField label={t('told.limits.day')} value={draft.most_per_day} least={1} most={50} isReadOnly={!mayWrite} onValue={(most_per_day) => set({ most_per_day })} />
          <CountField label={t('told.limits.week')} value={draft.most_per_week} least={1} most={200} isReadOnly={!mayWrite} onValue={(most_per_week) => set({ most_per_week })} />
          <CountField label={t('told.limits.wrote')} help={t('told.limits.wroteHelp')} value={draft.wrote_within_days} most={60} isReadOnly={!mayWrite} onValue={(wrote_within_days) => set({ wrote_within_days })} />
          <CountField label={t('told.limits.pace')} help={t('told.limits.paceHelp')} value={draft.most_per_minute} least={1} most={10_000} isReadOnly={!mayWrite} onValue={(most_per_minute) => set({ most_per_minute })} />
        </div>
        <p className="text-13 text-quiet">{t('told.limits.except')}</p>
      </Card>
      {mayWrite ? (
        <div>
          <Button look="primary" busy={save.isPending} onPress={() => save.mutate(undefined)}>
            {t('action.save')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
