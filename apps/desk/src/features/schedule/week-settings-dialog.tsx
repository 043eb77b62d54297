import { get, loadWeekSettings, saveWeekSettings, type Page, type WeekSettings } from '@keepdesk/client';
import { Checkbox, EmptyState, Select, Skeleton } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { CountField } from '../../shared/kit/count-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { alreadySaid, useTask } from '../../shared/kit/task.ts';

/** What the rules of a site ask of leave and swaps. */
export function WeekSettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const sites = useQuery({ queryKey: ['schedule', 'sites'], queryFn: () => get<Page<{ id: string; name: string }>>('/api/v1/sites') });
  const [chosen, setChosen] = useState<string | null>(null);
  const site = chosen ?? sites.data?.data[0]?.id ?? '';
  const found = useQuery({ queryKey: ['schedule', 'week-settings', site], queryFn: () => loadWeekSettings(site), enabled: site !== '' });
  const [changed, setChanged] = useState<Partial<WeekSettings>>({});
  const change = (more: Partial<WeekSettings>): void => setChanged((before) => ({ ...before, ...more }));
  const said = found.data === undefined ? undefined : { ...found.data, ...changed };
  const save = useChange((settings: WeekSettings) => saveWeekSettings(site, settings), t('schedule.own.saved'), [['schedule', 'week-settings']]);
  const { busy, run } = useTask(async () => {
    if (said === undefined) return;
    await save.mutateAsync(said);
    onClose();
  }, alreadySaid);
  return (
    <AskDialog title={t('schedule.own.title')} onClose={onClose} doName={t('schedule.own.save')} busy={busy} ready={said !== undefined} onDo={run}>
      {sites.data?.data.length === 0 ? <EmptyState title={t('schedule.own.none')} /> : (
        <div className="flex flex-col gap-4">
          <Select label={t('schedule.own.site')} value={site} onChange={(id) => { setChosen(id); setChanged({}); }} choices={(sites.data?.data ?? []).map((one) => ({ id: one.id, name: one.name }))} />
          <Loaded found={found} title={t('schedule.failed')}>
            {said === undefined ? <Skeleton className="h-48 rounded-card" /> : (
              <div key={site} className="flex flex-col gap-4">
                <CountField label={t('schedule.own.allotment')} help={t('schedule.own.allotmentHelp')} value={said.allotment_percent} least={1} most={100} onValue={(value) => change({ allotment_percent: value })} />
                <CountField label={t('schedule.own.notice')} value={said.notice_days} least={0} most={365} onValue={(value) => change({ notice_days: value })} />
                <CountField label={t('schedule.own.short')} help={t('schedule.own.shortHelp')} value={said.short_percent} least={0} most={100} onValue={(value) => change({ short_percent: value })} />
                <Checkbox isSelected={said.planner_approves_swaps} onChange={(value) => change({ planner_approves_swaps: value })}>{t('schedule.own.planner')}</Checkbox>
              </div>
            )}
          </Loaded>
        </div>
      )}
    </AskDialog>
  );
}
