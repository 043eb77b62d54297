import { saySite, type SiteAtWork } from '@keepdesk/client';
import { Combobox, Switch } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { alreadySaid, useTask } from '../../../../shared/kit/task.ts';
import { DaysOff } from '../../../../shared/parts/hours/days-off.tsx';
import { hoursStart, wrongDay } from '../../../../shared/parts/hours/hours-shape.ts';
import { WeekHours } from '../../../../shared/parts/hours/week-hours.tsx';
import { ownTimeZone, timeZoneChoices } from '../../../../shared/words/time-zones.ts';

/** When a site works; one without hours works whenever somebody is there. */
export function SiteHoursDialog({ site, onClose }: { site: SiteAtWork; onClose: () => void }) {
  const { t } = useTranslation();
  const before = site.calendar;
  const [kept, setKept] = useState(before !== null);
  const [zone, setZone] = useState(before?.time_zone ?? ownTimeZone());
  const [hours, setHours] = useState(() => before?.hours ?? hoursStart({ hours: {}, changed_at: null }));
  const [days, setDays] = useState<readonly string[]>(before?.holidays ?? []);
  const wrong = kept && wrongDay(hours) !== null;
  const never = kept && Object.values(hours).every((spans) => spans.length === 0);
  const save = useChange(() => saySite(site.site_id, { calendar: kept ? { ...before, time_zone: zone, hours, holidays: [...days] } : null }));
  const { busy, run } = useTask(() => save.mutateAsync(undefined).then(onClose), alreadySaid);
  return (
    <AskDialog title={`${site.name}: ${t('sites.hours')}`} width="wide" onClose={onClose} doName={t('action.save')} busy={busy} ready={!wrong && !never} onDo={run}>
      <div className="flex flex-col gap-5">
        <Switch isSelected={kept} onChange={setKept} help={t('sites.keptHelp')}>
          {t('sites.kept')}
        </Switch>
        {kept ? (
          <>
            <Combobox label={t('hours.zone')} value={zone} onChange={setZone} choices={timeZoneChoices(zone)} className="max-w-sm" />
            <WeekHours hours={hours} onHours={setHours} />
            {wrong || never ? (
              <p role="alert" className="text-13 text-danger">
                {t(wrong ? 'hours.wrong' : 'sites.never')}
              </p>
            ) : null}
            <DaysOff zone={zone} days={days} onDays={setDays} />
          </>
        ) : null}
      </div>
    </AskDialog>
  );
}
