import { get, patch, post, remove, type Campaign, type Page } from '@keepdesk/client';
import { Button, EmptyState, Pill, useClock, useNow, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FileUp, Megaphone, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { AddButton, EditableList, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Section } from '../../../../shared/kit/section.tsx';
import { spanWords } from '../../../../shared/parts/campaigns/span-words.ts';
import { campaignsKey } from '../../../../shared/parts/campaigns/use-campaigns.ts';
import { campaignFrom, startOf } from './campaign-values.ts';
import { ImportDialog } from './import-dialog.tsx';

const DAY_MS = 86_400_000;
const PAST_DAYS = 60;
const AHEAD_DAYS = 400;
const seenIn = [campaignsKey] as const;
const root = '/api/v1/campaigns';

function useCalendar(brandId: string) {
  const now = useNow();
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const query = new URLSearchParams({ brand_id: brandId, from: new Date(today - PAST_DAYS * DAY_MS).toISOString(), to: new Date(today + AHEAD_DAYS * DAY_MS).toISOString(), limit: '1000' });
  const found = useQuery({ queryKey: [...campaignsKey, 'calendar', query.toString()], queryFn: () => get<Page<Campaign>>(`${root}?${query.toString()}`), enabled: brandId !== '' });
  return { ...found, rows: found.data?.data ?? [] };
}

/** What the brand's marketing runs and when: by hand or from a file. */
export function CampaignsSection() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const toaster = useToaster();
  const within = useWithin();
  const [brandId, setBrandId] = useChosenBrand();
  const [importing, setImporting] = useState(false);
  const found = useCalendar(brandId);
  const editor = useEditor<Campaign>();
  const { row } = editor;
  const save = useChange((values: FormValues) => (row ? patch(`${root}/${row.id}`, campaignFrom(values)) : post(root, { brand_id: brandId, ...campaignFrom(values) })), undefined, seenIn);
  const back = useChange((id: string) => post(`${root}/${id}/back`), null, seenIn);
  const drop = useChange(async (campaign: Campaign) => {
    await remove(`${root}/${campaign.id}`);
    toaster.show({ text: t('campaign.removed', { name: campaign.name }), action: { name: t('action.undo'), onAction: () => back.mutate(campaign.id) } });
  }, null, seenIn);
  const fields: readonly FormField[] = [
    { name: 'name', kind: 'text', label: t('settings.name') },
    { name: 'from', kind: 'date', label: t('campaign.from') },
    { name: 'fromTime', kind: 'time', label: t('campaign.fromTime'), optional: true, help: t('campaign.timeHelp') },
    { name: 'to', kind: 'date', label: t('campaign.to'), optional: true, help: t('campaign.toHelp') },
    { name: 'toTime', kind: 'time', label: t('campaign.toTime'), optional: true },
    { name: 'channels', kind: 'text', label: t('campaign.channels'), optional: true, help: t('campaign.severalHelp') },
    { name: 'codes', kind: 'text', label: t('campaign.codes'), optional: true, help: t('campaign.codesHelp') },
    { name: 'audience', kind: 'number', label: t('campaign.audience'), optional: true, help: t('campaign.audienceHelp'), error: within(0, 2_000_000_000) },
    { name: 'note', kind: 'long', label: t('campaign.note'), optional: true, help: t('campaign.noteHelp') },
  ];
  return (
    <Section
      title={t('settings.campaigns')}
      intro={t('campaign.intro')}
      action={
        <div className="flex flex-wrap items-end gap-2">
          <BrandField value={brandId} onChange={setBrandId} hideLabel />
          <Button icon={<FileUp size={14} />} onPress={() => setImporting(true)}>
            {t('campaign.import')}
          </Button>
          <AddButton name={t('campaign.new')} onPress={editor.add} />
        </div>
      }
    >
      <EditableList
        label={t('settings.campaigns')}
        found={found}
        nameOf={(campaign) => campaign.name}
        editor={editor}
        more={(campaign) => [{ id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(campaign) }]}
        empty={
          <EmptyState icon={<Megaphone size={20} />} title={t('campaign.none')} className="rounded-card border border-line bg-raised">
            {t('campaign.noneText')}
          </EmptyState>
        }
        columns={[
          {
            id: 'name', name: t('settings.name'),
            cell: (campaign) => (
              <span className="flex flex-col">
                <bdi className="font-medium">{campaign.name}</bdi>
                <span className="text-12 text-quiet">{[...campaign.channels, ...(campaign.source === 'hand' ? [] : [t('campaign.toldBy', { place: campaign.source })])].join(' · ')}</span>
              </span>
            ),
          },
          { id: 'when', name: t('campaign.when'), cell: (campaign) => spanWords(campaign, locale) },
          { id: 'state', name: t('campaign.stands'), cell: (campaign) => <Pill tone={campaign.state === 'running' ? 'accent' : 'plain'}>{t(`campaign.state.${campaign.state}`)}</Pill> },
          { id: 'codes', name: t('campaign.codes'), wideOnly: true, cell: (campaign) => <span className="font-mono text-12">{campaign.codes.join(' ')}</span> },
          { id: 'audience', name: t('campaign.audienceShort'), align: 'end', wideOnly: true, cell: (campaign) => <span className="tabular">{campaign.audience === null ? '–' : new Intl.NumberFormat(locale).format(campaign.audience)}</span> },
        ]}
        form={{ title: t(row ? 'campaign.change' : 'campaign.new'), fields, ...(row ? { start: startOf(row) } : {}), onSave: save.mutateAsync }}
      />
      {importing ? <ImportDialog brandId={brandId} onClose={() => setImporting(false)} /> : null}
    </Section>
  );
}
