import { patch, post, remove, saySite, sitesAtWorkPath, sitesPath, type SiteAtWork } from '@keepdesk/client';
import { EmptyState, Pill, RelativeTime, useToaster } from '@keepdesk/ui';
import { CalendarClock, Globe, Power, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../../shared/kit/resource.ts';
import { ownTimeZone } from '../../../../shared/words/time-zones.ts';
import { SiteHoursDialog } from './site-hours-dialog.tsx';

type Row = SiteAtWork & { id: string };

/** Where people work: by when each site works, work follows the sun; one that is out gives back what it holds. */
export function SitesTab() {
  const { t } = useTranslation();
  const toaster = useToaster();
  const found = useRows<SiteAtWork>(sitesAtWorkPath);
  const rows = found.rows.map((row): Row => ({ ...row, id: row.site_id }));
  const editor = useEditor<Row>();
  const { row } = editor;
  const [hoursOf, setHoursOf] = useState<Row | null>(null);
  const save = useChange(({ name }: FormValues) => (row ? patch(`${sitesPath}/${row.id}`, { name }) : post(sitesPath, { name, time_zone: ownTimeZone() })));
  const drop = useChange((id: string) => remove(`${sitesPath}/${id}`), t('sites.removed'));
  const say = useChange(async ({ site, out }: { site: Row; out: boolean }) => {
    await saySite(site.id, { out });
    toaster.show({ text: t(out ? 'sites.outNow' : 'sites.backNow', { name: site.name }), ...(out ? { action: { name: t('action.undo'), onAction: () => say.mutate({ site, out: false }) } } : {}) });
  }, null);
  const fields: readonly FormField[] = [{ name: 'name', kind: 'text', label: t('settings.name'), help: t('sites.nameHelp') }];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-xl text-13 text-quiet">{t('sites.intro')}</p>
        <AddButton look="secondary" name={t('sites.add')} onPress={editor.add} />
      </div>
      <EditableList
        label={t('sites.sites')}
        found={{ ...found, rows }}
        nameOf={(site) => site.name}
        editor={editor}
        more={(site) => [
          { id: 'hours', name: t('sites.hours'), icon: <CalendarClock size={16} />, onAction: () => setHoursOf(site) },
          { id: 'out', name: t(site.out_since === null ? 'sites.sayOut' : 'sites.sayBack'), icon: <Power size={16} />, onAction: () => say.mutate({ site, out: site.out_since === null }) },
          { id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, disabled: site.people > 0, onAction: () => drop.mutate(site.id) },
        ]}
        empty={
          <EmptyState icon={<Globe size={20} />} title={t('sites.none')} className="rounded-card border border-line bg-raised">
            {t('sites.noneText')}
          </EmptyState>
        }
        columns={[
          { id: 'name', name: t('settings.name'), cell: (site) => <span className="font-medium">{site.name}</span> },
          { id: 'state', name: t('sites.now'), cell: (site) => <State site={site} /> },
          { id: 'hours', name: t('sites.hours'), wideOnly: true, cell: (site) => (site.calendar === null ? t('sites.whenever') : site.calendar.time_zone.replaceAll('_', ' ')) },
          { id: 'people', name: t('sites.there'), align: 'end', cell: (site) => <span className="tabular">{t('sites.thereOf', { there: site.there, people: site.people })}</span> },
        ]}
        form={{ title: t('sites.site'), fields, ...(row ? { start: { name: row.name } } : {}), onSave: save.mutateAsync }}
      />
      {hoursOf ? <SiteHoursDialog key={hoursOf.id} site={hoursOf} onClose={() => setHoursOf(null)} /> : null}
    </div>
  );
}

function State({ site }: { site: SiteAtWork }) {
  const { t } = useTranslation();
  if (site.out_since === null) return <Pill tone={site.works_now ? 'positive' : 'plain'}>{t(site.works_now ? 'sites.works' : 'sites.closed')}</Pill>;
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Pill tone="danger">{t(site.out_because === 'lines_gone' ? 'sites.linesGone' : 'sites.out')}</Pill>
      <span className="text-12 text-quiet">
        {t('sites.since')} <RelativeTime at={site.out_since} as="moment" />
      </span>
    </span>
  );
}
