import { endSeasonPlanning, planSeasonAgain, removeSeason, seasonSheet, type Season, type SeasonPlanned } from '@keepdesk/client';
import { Button, ErrorState, ProgressBar, useClock } from '@keepdesk/ui';
import { FileDown, PencilLine, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { CostsCard } from './costs-card.tsx';
import { CountsCard } from './counts-card.tsx';
import { DecisionsCard } from './decisions-card.tsx';
import { RehearsedCard } from './rehearsed-card.tsx';
import { ReadyCard } from './ready-card.tsx';
import { SeasonForm } from './season-form.tsx';
import type { SeasonSearch } from './season-search.ts';
import { money, tenths } from './season-words.ts';
import { VersionsCard } from './versions-card.tsx';
import { WeeksCard } from './weeks-card.tsx';
import { WhyDialog, type AboutWhy } from './why-dialog.tsx';

const seenIn = [['seasons']] as const;

/** One version of a season: what it comes to, week by week, who decides what until when, and what is ready. */
export function SeasonBoard({ season, onSeason }: { season: Season; onSeason: (search: SeasonSearch) => void }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState<AboutWhy | null>(null);
  const [editing, setEditing] = useState(false);
  const { plan, version } = season;
  const remove = useChange(() => removeSeason(season.id).then(() => onSeason({})), t('season.removed'), [...seenIn]);
  return (
    <div className="flex flex-col gap-4">
      <Head season={season} />
      {plan === null ? null : (
        <>
          <WeeksCard season={season} plan={plan} onWhy={setWhy} onSeason={onSeason} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <DecisionsCard season={season} plan={plan} onWhy={setWhy} />
            <CostsCard season={season} plan={plan} onWhy={setWhy} />
          </div>
          <RehearsedCard season={season} />
          <ReadyCard season={season} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <CountsCard season={season} onSeason={onSeason} />
            <VersionsCard season={season} onSeason={onSeason} />
          </div>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {plan === null ? null : <Button icon={<FileDown size={14} />} onPress={() => window.location.assign(seasonSheet(season.id, version.number))}>{t('season.sheet')}</Button>}
        <Button icon={<PencilLine size={14} />} onPress={() => setEditing(true)}>{t('season.edit')}</Button>
        <Button look="quiet" busy={remove.isPending} onPress={() => remove.mutate(undefined)}>{t('season.remove')}</Button>
      </div>
      {editing ? <SeasonForm brandId={season.brand_id} season={season} onClose={() => setEditing(false)} onKept={(kept) => onSeason({ season: kept.id })} /> : null}
      {why === null ? null : <WhyDialog season={season} about={why} onClose={() => setWhy(null)} />}
    </div>
  );
}

function Head({ season }: { season: Season }) {
  const { t } = useTranslation();
  const { version, plan } = season;
  const end = useChange(() => endSeasonPlanning(season.id), null, [...seenIn]);
  const again = useChange(() => planSeasonAgain(season.id, season.asked, ''), null, [...seenIn]);
  if (version.state === 'waiting' || version.state === 'running') {
    return (
      <Card>
        <ProgressBar label={t('season.planning')} {...(version.progress > 0 ? { fraction: version.progress } : {})} />
        <p className="text-13 text-quiet">{t('season.planningText')}</p>
        <span><Button busy={end.isPending} onPress={() => end.mutate(undefined)}>{t('season.end')}</Button></span>
      </Card>
    );
  }
  if (plan !== null) return <Says season={season} plan={plan} />;
  return (
    <ErrorState title={t(version.state === 'cancelled' ? 'season.ended' : 'season.failedTitle')} className="rounded-card border border-line bg-raised">
      <span className="flex flex-col items-center gap-3">
        {version.problem}
        <Button icon={<RefreshCw size={14} />} busy={again.isPending} onPress={() => again.mutate(undefined)}>{t('season.again')}</Button>
      </span>
    </ErrorState>
  );
}

/** What the plan comes to, in sentences. */
function Says({ season: { currency }, plan }: { season: Season; plan: SeasonPlanned }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const amount = (minor: number): string => money(locale, currency, minor);
  if (plan.status === 'impossible') return <Callout tone="danger" title={t('season.impossible')}>{t('season.impossibleText', { list: plan.conflict.map((one) => t(`season.conflicts.${one}`)).join(', ') })}</Callout>;
  const bound = plan.status === 'cheapest' ? t('season.proved', { bound: amount(plan.bound), fractional: amount(plan.fractional ?? plan.bound) }) : t('season.good', { bound: amount(plan.bound) });
  return (
    <Card className="gap-1">
      <p className="text-16 font-semibold">{t('season.headline', { cost: amount(plan.costs.extra) })}</p>
      <p className="text-14">{plan.short_weeks > 0.05 ? t('season.short', { weeks: tenths(locale, plan.short_weeks), cost: amount(plan.costs.short) }) : t('season.enough')}</p>
      {plan.breaches.some(({ rule }) => rule === 'recruiting_too_late') ? <p className="text-13 text-warning">{t('season.tooLate')}</p> : null}
      <p className="text-12 text-quiet">{bound}</p>
      <p className="text-12 text-quiet">{`${t('season.endTitle')}: ${t('season.endText', { regulars: tenths(locale, plan.end.regulars), left: tenths(locale, plan.end.left), seasonal: tenths(locale, plan.end.seasonal), keep: plan.end.keep })}`}</p>
    </Card>
  );
}
