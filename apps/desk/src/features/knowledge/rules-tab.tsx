import { loadHelpSettings, saveHelpSettings, type HelpSettings } from '@keepdesk/client';
import { Field, Switch } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { helpKey, seenInHelp } from './help-key.ts';

/** How a brand keeps its help centre: who publishes, and how often articles are looked at again. */
export function RulesTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const publishes = useMay('knowledge.publish');
  const found = useQuery({ queryKey: [...helpKey, 'settings', brandId], queryFn: () => loadHelpSettings(brandId), enabled: brandId !== '' });
  const save = useChange((settings: HelpSettings) => saveHelpSettings(brandId, settings), undefined, seenInHelp);
  const settings = found.data ?? { approval: false, review_days: 180 };
  const keepDays = (typed: string) => {
    const days = Number(typed);
    if (Number.isInteger(days) && days >= 1 && days <= 1095 && days !== settings.review_days) save.mutate({ ...settings, review_days: days });
  };
  return (
    <Loaded found={found} title={t('help.failed')}>
      <Card className="max-w-xl">
        <Switch isSelected={settings.approval} isDisabled={!publishes} onChange={(approval) => save.mutate({ ...settings, approval })} help={t('help.approvalHelp')}>
          {t('help.approval')}
        </Switch>
        <Field key={settings.review_days} label={t('help.reviewDays')} help={t('help.reviewDaysHelp')} type="number" defaultValue={String(settings.review_days)} isDisabled={!publishes} onBlur={(event) => keepDays((event.target as HTMLInputElement).value)} className="w-48" />
      </Card>
    </Loaded>
  );
}
