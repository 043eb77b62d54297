import { BrandChip, Pill, useClock, useNow } from '@keepdesk/ui';
import type { Campaign } from '@keepdesk/client';
import { Link } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { spanWords } from '../../shared/parts/campaigns/span-words.ts';
import { useCampaigns } from '../../shared/parts/campaigns/use-campaigns.ts';
import { useMay, useSession } from '../../shared/session/session.tsx';

const WEEK_DAYS = 7;
/** More are folded: the figures should stay in sight. */
const SHOWN = 4;

function Line({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { brands } = useSession();
  const brand = brands.length > 1 ? brands.find((one) => one.id === campaign.brand_id) : undefined;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-14">
      <Pill tone={campaign.state === 'running' ? 'accent' : 'plain'}>{t(`campaign.state.${campaign.state}`)}</Pill>
      <bdi className="min-w-0 font-medium break-words">{campaign.name}</bdi>
      <span className="text-13 text-quiet">{spanWords(campaign, locale)}</span>
      {campaign.codes.length > 0 ? <span className="font-mono text-12 text-quiet">{campaign.codes.join(' ')}</span> : null}
      <span className="ml-auto flex items-center gap-3 text-13 text-quiet">
        {campaign.audience === null ? null : <span className="tabular">{t('campaign.reaches', { number: new Intl.NumberFormat(locale).format(campaign.audience) })}</span>}
        {brand ? <BrandChip name={brand.name} color={brand.color} /> : null}
      </span>
    </li>
  );
}

/** What marketing runs today and within the week: whoever plans the day should not learn it from the queue. */
export function CampaignsCard({ brandId }: { brandId: string | undefined }) {
  const { t } = useTranslation();
  const now = useNow();
  const mayKeep = useMay('catalogue.campaigns');
  const [all, setAll] = useState(false);
  const { rows } = useCampaigns(brandId, now, WEEK_DAYS);
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('campaign.thisWeek')} className="rounded-card border border-line bg-raised">
      <h2 className="flex items-center gap-2 px-4 pt-3.5 pb-1 text-14 font-semibold">
        <Megaphone size={16} className="text-quiet" aria-hidden="true" />
        {t('campaign.thisWeek')}
        {mayKeep ? (
          <Link to="/settings/$section" params={{ section: 'campaigns' }} className="ml-auto text-13 font-normal">
            {t('campaign.calendar')}
          </Link>
        ) : null}
      </h2>
      <ul className="pb-2">
        {(all ? rows : rows.slice(0, SHOWN)).map((campaign) => (
          <Line key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      {rows.length > SHOWN ? (
        <AriaButton aria-expanded={all} onPress={() => setAll(!all)} className="mb-3 ml-4 rounded-sm text-13 text-accent data-hovered:underline">
          {all ? t('campaign.fewer') : t('campaign.andMore', { count: rows.length - SHOWN })}
        </AriaButton>
      ) : null}
    </section>
  );
}
