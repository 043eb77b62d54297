import { loadTriageAccuracy, loadTriageSettings, saveTriageSettings, type TriageSettings } from '@keepdesk/client';
import { Checkbox, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Loaded } from '../../../../shared/kit/section.tsx';

const levels = [0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** Whether Keepdesk files conversations by itself, from which confidence on, and how often it has been right. */
export function TriagePanel({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['settings', 'triage', brandId], queryFn: () => loadTriageSettings(brandId) });
  const accuracy = useQuery({ queryKey: ['settings', 'triage-accuracy', brandId], queryFn: () => loadTriageAccuracy(brandId) });
  const save = useChange((settings: TriageSettings) => saveTriageSettings(brandId, settings));
  const settings = found.data;
  if (!settings) return <Loaded found={found}>{null}</Loaded>;
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const { judged = 0, right = 0 } = accuracy.data ?? {};
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-2 rounded-card border border-line bg-raised p-3">
      <Checkbox isSelected={settings.files} onChange={(files) => save.mutate({ ...settings, files })} help={judged === 0 ? t('reasons.notJudged') : t('reasons.judged', { share: share.format(right / judged), count: judged })}>
        {t('reasons.files')}
      </Checkbox>
      {settings.files ? (
        <Select label={t('reasons.from')} value={String(nearest(settings.from_confidence))} onChange={(level) => save.mutate({ ...settings, from_confidence: Number(level) })} choices={levels.map((level) => ({ id: String(level), name: share.format(level) }))} className="w-32" />
      ) : null}
    </div>
  );
}

const nearest = (value: number): number => levels.reduce((best, level) => (Math.abs(level - value) < Math.abs(best - value) ? level : best));
