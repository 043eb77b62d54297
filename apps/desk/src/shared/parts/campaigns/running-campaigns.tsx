import { Pill, useClock, useNow } from '@keepdesk/ui';
import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { spanWords } from './span-words.ts';
import { useCampaigns } from './use-campaigns.ts';

/** What the brand's marketing runs right now, with its codes: beside the conversation. Nothing at all on other days. */
export function RunningCampaigns({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const running = useCampaigns(brandId, now, 1).rows.filter((one) => one.state === 'running');
  if (running.length === 0) return null;
  return (
    <section aria-label={t('campaign.runsNow')} className="flex flex-col gap-2 rounded-card border border-line bg-accent-soft px-3 py-2.5">
      {running.map((one) => (
        <div key={one.id} className="flex flex-col gap-1">
          <p className="flex items-start gap-2 text-13 font-medium">
            <Megaphone size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
            <span className="min-w-0">
              <bdi>{one.name}</bdi> <span className="font-normal text-quiet">{spanWords(one, locale)}</span>
            </span>
          </p>
          {one.codes.length > 0 ? (
            <p className="flex flex-wrap items-center gap-1 text-12 text-quiet">
              {t('campaign.codes')}
              {one.codes.map((code) => (
                <Pill key={code} tone="paper">
                  <span className="font-mono">{code}</span>
                </Pill>
              ))}
            </p>
          ) : null}
          {one.note ? <bdi className="block text-12 break-words whitespace-pre-wrap text-quiet">{one.note}</bdi> : null}
        </div>
      ))}
    </section>
  );
}
