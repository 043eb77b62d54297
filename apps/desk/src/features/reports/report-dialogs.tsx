import { get, patch, post, remove, type AskedReport, type Page, type ReportSchedule, type SavedReport } from '@keepdesk/client';
import { Button, Checkbox, Combobox, Dialog, Field, IconButton, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../shared/actions/choices.ts';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { useMay, useSession } from '../../shared/session/session.tsx';
import { ownTimeZone, timeZoneChoices } from '../../shared/words/time-zones.ts';

/** Names a question, and says with which roles it is shared. */
export function SaveDialog({ asked, report, onClose, onSaved }: { asked: AskedReport; report: SavedReport | null; onClose: () => void; onSaved: (report: SavedReport) => void }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const mayShare = useMay('insights.share');
  const roles = useQuery({ queryKey: ['settings', '/api/v1/roles'], queryFn: () => get<Page<{ id: string; name: string }>>('/api/v1/roles'), enabled: mayShare });
  const brandId = asked.filters.brand_ids?.[0] ?? brands[0]?.id;
  const save = useChange((body: { name: string; role_ids: string[] }) => (report ? patch<SavedReport>(`/api/v1/reports/${report.id}`, { ...body, asked }) : post<SavedReport>('/api/v1/reports', { ...body, asked, brand_id: brandId })), t('reports.saved'));
  return (
    <FormDialog
      title={report ? t('reports.change') : t('reports.save')}
      doName={t('action.save')}
      isOpen
      onClose={onClose}
      fields={[
        { name: 'name', kind: 'text', label: t('settings.name') },
        ...(mayShare ? [{ name: 'role_ids', kind: 'several' as const, label: t('reports.shareWith'), optional: true, choices: (roles.data?.data ?? []).map((role) => ({ id: role.id, name: role.name })) }] : []),
      ]}
      {...(report ? { start: { name: report.name, role_ids: report.role_ids } } : {})}
      onSubmit={async (values) => onSaved(await save.mutateAsync({ name: String(values.name), role_ids: Array.isArray(values.role_ids) ? values.role_ids : [] }))}
    />
  );
}

/** When a report goes out by mail, and to whom. */
export function ScheduleDialog({ report, onClose }: { report: SavedReport; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const path = `/api/v1/reports/${report.id}/schedules`;
  const found = useQuery({ queryKey: ['settings', path], queryFn: () => get<Page<ReportSchedule>>(path) });
  const drop = useChange((id: string) => remove(`/api/v1/report-schedules/${id}`));
  const { people } = useChoices();
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? '';
  return (
    <Dialog title={t('reports.byMail', { name: report.name })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-5">
        {found.data && found.data.data.length > 0 ? (
          <ul className="flex flex-col gap-2">
            {found.data.data.map((one) => (
              <li key={one.id} className="flex items-start gap-2 rounded-card border border-line p-3 text-13">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">
                    {t('reports.when', { days: one.weekdays.map((day) => dayName(day, locale)).join(', '), time: one.time, zone: one.time_zone.replaceAll('_', ' ') })}
                  </span>
                  <span className="block text-quiet">{one.person_ids.map(nameOf).filter(Boolean).join(', ')}</span>
                  <span className="block text-quiet">{t('reports.next', { at: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(one.next_at)) })}</span>
                  {one.last_error ? <span className="block text-danger">{t('reports.lastFailed', { why: one.last_error })}</span> : null}
                </span>
                <IconButton size="sm" label={t('reports.stopMail')} onPress={() => drop.mutate(one.id)}>
                  <Trash2 size={16} />
                </IconButton>
              </li>
            ))}
          </ul>
        ) : null}
        <NewSchedule path={path} />
      </div>
    </Dialog>
  );
}

const dayName = (day: number, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 4 + day)));

function NewSchedule({ path }: { path: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { person } = useSession();
  const { people } = useChoices();
  const [days, setDays] = useState<number[]>([1]);
  const [time, setTime] = useState('08:00');
  const [zone, setZone] = useState(ownTimeZone());
  const [to, setTo] = useState<string[]>([person.id]);
  const add = useChange(() => post(path, { weekdays: days, time, time_zone: zone, person_ids: to }), t('reports.mailSet'));
  const turn = <Item,>(list: Item[], item: Item, on: boolean): Item[] => (on ? [...list, item] : list.filter((one) => one !== item));
  return (
    <div className="flex flex-col gap-4">
      <fieldset>
        <legend className="mb-2 text-13 font-medium">{t('reports.onDays')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox key={day} isSelected={days.includes(day)} onChange={(on) => setDays(turn(days, day, on).sort())}>
              {dayName(day, locale)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Field label={t('reports.atTime')} type="time" value={time} onChange={setTime} className="w-32" />
        <Combobox label={t('hours.zone')} value={zone} onChange={setZone} choices={timeZoneChoices(zone)} className="w-64" />
      </div>
      <fieldset>
        <legend className="mb-2 text-13 font-medium">{t('reports.toPeople')}</legend>
        <div className="grid max-h-40 gap-1.5 overflow-y-auto sm:grid-cols-2">
          {people.map((one) => (
            <Checkbox key={one.id} isSelected={to.includes(one.id)} onChange={(on) => setTo(turn(to, one.id, on))}>
              {one.name}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div>
        <Button look="primary" busy={add.isPending} isDisabled={days.length === 0 || to.length === 0 || time === ''} onPress={() => add.mutate(undefined)}>
          {t('reports.sendByMail')}
        </Button>
      </div>
    </div>
  );
}
