import { ApiProblem, post, type CampaignFile } from '@keepdesk/client';
import { Button, useToaster } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../../shared/kit/ask-dialog.tsx';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { useTask } from '../../../../shared/kit/task.ts';
import { campaignsKey } from '../../../../shared/parts/campaigns/use-campaigns.ts';
import { describeProblem } from '../../../../shared/words/problem.ts';

const reasons = ['from_unreadable', 'to_unreadable', 'ends_before_it_begins', 'too_long', 'name_missing', 'audience_unreadable', 'repeats', 'twice'] as const;
const MOST_SHOWN = 8;
const LARGEST = 1_000_000;

interface Chosen {
  readonly name: string;
  readonly format: 'csv' | 'icalendar';
  readonly text: string;
  readonly would: CampaignFile;
}

/** Takes a calendar in from a file: first it says what it would come to. */
export function ImportDialog({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toaster = useToaster();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const look = async (file: File | undefined) => {
    if (!file) return;
    setChosen(null);
    setProblem(null);
    try {
      if (file.size > LARGEST) throw new Error(t('campaign.tooLarge'));
      const text = await file.text();
      const format = /\.ics$/i.test(file.name) || /^\uFEFF?BEGIN:VCALENDAR/i.test(text) ? 'icalendar' : 'csv';
      setChosen({ name: file.name, format, text, would: await post<CampaignFile>('/api/v1/campaigns/import', { brand_id: brandId, format, text: text.replace(/^\uFEFF/, ''), only_look: true }) });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : error instanceof Error && !('status' in error) ? error.message : describeProblem(t, error));
    }
  };
  const take = useTask(async () => {
    if (chosen === null) return;
    const done = await post<CampaignFile>('/api/v1/campaigns/import', { brand_id: brandId, format: chosen.format, text: chosen.text.replace(/^\uFEFF/, '') });
    toaster.show({ text: t('campaign.imported', { added: done.added, changed: done.changed }) });
    await client.invalidateQueries({ queryKey: campaignsKey });
    onClose();
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void look(event.dataTransfer.files[0]);
  };
  const useful = chosen !== null && chosen.would.added + chosen.would.changed > 0;
  return (
    <AskDialog title={t('campaign.import')} width="wide" onClose={onClose} doName={t('campaign.importNow')} busy={take.busy} ready={useful} onDo={take.run}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-quiet">{t('campaign.importText')}</p>
        <div onDragOver={(event) => event.preventDefault()} onDrop={drop} className="flex flex-wrap items-center gap-3 rounded-card border border-dashed border-edge bg-surface p-4">
          <FileUp size={20} className="text-quiet" aria-hidden />
          <span className="min-w-0 flex-1 truncate text-14">{chosen ? <span className="font-medium">{chosen.name}</span> : <span className="text-quiet">{t('campaign.drop')}</span>}</span>
          <Button onPress={() => picker.current?.click()}>{t('campaign.choose')}</Button>
          <input ref={picker} type="file" hidden aria-label={t('campaign.choose')} accept=".csv,.tsv,.txt,.ics" onChange={(event) => void look(event.target.files?.[0])} />
        </div>
        {problem ? <Callout tone="danger" polite>{problem}</Callout> : null}
        {chosen ? <Would would={chosen.would} format={chosen.format} /> : null}
      </div>
    </AskDialog>
  );
}

function Would({ would, format }: { would: CampaignFile; format: Chosen['format'] }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="text-14 font-medium">{t('campaign.would', { added: would.added, changed: would.changed, same: would.same })}</p>
      {would.campaigns.length > 0 ? (
        <ul aria-label={t('campaign.inFile')} className="divide-y divide-line rounded-card border border-line bg-raised text-13">
          {would.campaigns.slice(0, MOST_SHOWN).map((one, at) => (
            <li key={`${at} ${one.name}`} className="flex flex-wrap justify-between gap-x-3 px-3 py-2">
              <bdi className="font-medium">{one.name}</bdi>
              <span className="text-quiet tabular">{one.from === one.to ? one.from : `${one.from} – ${one.to}`}</span>
            </li>
          ))}
          {would.campaigns.length > MOST_SHOWN ? <li className="px-3 py-2 text-quiet">{t('campaign.andMore', { count: would.campaigns.length - MOST_SHOWN })}</li> : null}
        </ul>
      ) : null}
      {would.faults.length > 0 ? (
        <Callout tone="warning" title={t('campaign.faults', { count: would.faults.length })}>
          <ul className="flex flex-col gap-1">
            {would.faults.slice(0, MOST_SHOWN).map((fault) => {
              const known = reasons.find((reason) => reason === fault.because);
              return (
                <li key={fault.place}>
                  {t(format === 'csv' ? 'campaign.line' : 'campaign.event', { place: fault.place })} {fault.name ? <bdi>{fault.name}: </bdi> : null}
                  {known ? t(`campaign.because.${known}`) : fault.because}
                </li>
              );
            })}
          </ul>
        </Callout>
      ) : null}
    </>
  );
}
