import { addCalendar, calendarChange, removeCalendar, saveCalendar, type Calendar } from '@keepdesk/client';
import { Select, useToaster } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField } from '../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { AddButton } from '../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Card, Loaded, Section } from '../../../shared/kit/section.tsx';
import { useCalendarName, useCalendars } from '../../../shared/parts/hours/calendar-names.ts';
import { CalendarForm } from '../../../shared/parts/hours/hours-form.tsx';

/** When each brand works, by as many calendars as it has: deadlines and business-hours figures count by them. */
export function HoursSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section
      title={t('settings.hours')}
      intro={t('hours.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <Calendars key={brandId} brandId={brandId} />
    </Section>
  );
}

function Calendars({ brandId }: { brandId: string }) {
  const found = useCalendars(brandId);
  const { t } = useTranslation();
  const nameOf = useCalendarName();
  const [chosenId, setChosenId] = useState(brandId);
  const [asking, setAsking] = useState<'new' | 'name' | null>(null);
  const chosen = found.rows.find((calendar) => calendar.id === chosenId) ?? found.rows[0];
  const remove = useRemoval(brandId, setChosenId);
  return (
    <Loaded found={found}>
      {chosen ? (
        <>
          <div className="flex flex-wrap items-end gap-3">
            <Select label={t('calendars.calendar')} className="w-64 max-sm:w-full" value={chosen.id} onChange={setChosenId} choices={found.rows.map((calendar) => ({ id: calendar.id, name: nameOf(calendar) }))} />
            <RowActions
              name={nameOf(chosen)}
              actions={[
                { id: 'name', name: t('calendars.rename'), onAction: () => setAsking('name') },
                ...(chosen.is_usual ? [] : [{ id: 'remove', name: t('action.remove'), danger: true, disabled: chosen.used_by.length > 0, onAction: () => remove(chosen) }]),
              ]}
            />
            <AddButton look="secondary" name={t('calendars.add')} onPress={() => setAsking('new')} />
          </div>
          <p className="text-13 text-quiet">{whatCounts(t, chosen)}</p>
          <Card>
            <CalendarForm key={`${chosen.id} ${chosen.changed_at ?? ''}`} brandId={brandId} start={chosen} doName={t('action.save')} />
          </Card>
          <NameDialog key={`${asking} ${chosen.id}`} asking={asking} brandId={brandId} chosen={chosen} all={found.rows} onClose={() => setAsking(null)} onMade={setChosenId} />
        </>
      ) : null}
    </Loaded>
  );
}

function whatCounts(t: TFunction, calendar: Calendar): string {
  const used = calendar.used_by.length > 0 ? t('calendars.usedBy', { policies: calendar.used_by.join(', ') }) : t('calendars.unused');
  if (calendar.is_usual) return `${t('calendars.usualHelp')} ${calendar.used_by.length > 0 ? used : ''}`.trim();
  return calendar.used_by.length > 0 ? `${used} ${t('calendars.removeHow')}` : used;
}

/** Removes a calendar nothing counts by, and can put it back. */
function useRemoval(brandId: string, onChosen: (id: string) => void): (calendar: Calendar) => void {
  const { t } = useTranslation();
  const toaster = useToaster();
  const again = useChange(async (calendar: Calendar) => onChosen((await addCalendar(brandId, calendarChange(calendar))).id), null);
  const remove = useChange((calendar: Calendar) => removeCalendar(brandId, calendar.id), null);
  return (calendar) =>
    void remove.mutateAsync(calendar).then(
      () => {
        onChosen(brandId);
        toaster.show({ text: t('levels.removed', { name: calendar.name }), action: { name: t('action.undo'), onAction: () => again.mutate(calendar) } });
      },
      () => undefined,
    );
}

/** A new calendar begins as a copy of another; a name is all one is asked for. */
function NameDialog({ asking, brandId, chosen, all, onClose, onMade }: { asking: 'new' | 'name' | null; brandId: string; chosen: Calendar; all: readonly Calendar[]; onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation();
  const nameOf = useCalendarName();
  const save = useChange(async ({ name, from }: { name: string; from: string }) => {
    if (asking === 'name') return saveCalendar(brandId, chosen.id, calendarChange(chosen, { name }));
    const made = await addCalendar(brandId, calendarChange(all.find((one) => one.id === from) ?? chosen, { name }));
    onMade(made.id);
    return made;
  });
  const taken = (typed: string) => (all.some((one) => nameOf(one).toLowerCase() === typed.trim().toLowerCase() && !(asking === 'name' && one.id === chosen.id)) ? t('calendars.nameTaken') : typed.trim().length > 80 ? t('service.longName', { count: 80 }) : undefined);
  const fields: FormField[] = [
    { kind: 'text', name: 'name', label: t('settings.name'), error: taken, ...(asking === 'new' ? { help: t('calendars.nameHelp') } : {}) },
    ...(asking === 'new' ? [{ kind: 'choice' as const, name: 'from', label: t('calendars.copyOf'), choices: all.map((one) => ({ id: one.id, name: nameOf(one) })) }] : []),
  ];
  return (
    <FormDialog
      isOpen={asking !== null}
      title={t(asking === 'name' ? 'calendars.rename' : 'calendars.add')}
      doName={t('action.save')}
      fields={fields}
      start={asking === 'name' ? { name: nameOf(chosen) } : { name: '', from: chosen.id }}
      onClose={onClose}
      onSubmit={(values) => save.mutateAsync({ name: String(values.name).trim(), from: String(values.from ?? '') })}
    />
  );
}
