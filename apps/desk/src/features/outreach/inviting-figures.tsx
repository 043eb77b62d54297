import { loadInvitingFigures, type InvitingFigures as Figures, type InvitingLift } from '@keepdesk/client';
import { EmptyState, numberFormat, Pill, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { signs } from './inviting-draft.ts';
import { noticesKey } from './notices-key.ts';

const counted = ['signs', 'invited', 'held_out', 'shown', 'opened', 'chats', 'dismissed'] as const;
const reasons = ['chat_running', 'below_value', 'closed', 'nobody_there', 'invited_lately', 'enough_today', 'no_words'] as const;

/** Who was invited and what they did, whom not and why, and buyers of both arms. */
export function InvitingFigures({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...noticesKey, 'inviting-figures', brandId], queryFn: () => loadInvitingFigures(brandId) });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('asked.did')}</h3>
      <Loaded found={found} title={t('asked.failed')}>
        {found.data && found.data.signs > 0 ? <Counts figures={found.data} /> : <EmptyState title={t('asked.nobody')}>{t('asked.nobodyText')}</EmptyState>}
      </Loaded>
    </Card>
  );
}

function Counts({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const whole = (value: number): string => numberFormat(locale).format(value);
  const because = (reason: string): string => {
    const known = reasons.find((one) => one === reason);
    return known ? t(`asked.because.${known}`) : reason.replaceAll('_', ' ');
  };
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        {counted.map((name) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-12 text-quiet">{t(`asked.counts.${name}`)}</dt>
            <dd className="text-20 font-semibold tabular">{whole(figures[name])}</dd>
          </div>
        ))}
      </dl>
      <p className="text-12 text-quiet">{t('asked.days', { days: figures.days })}</p>
      <ul className="flex flex-col gap-3">
        {figures.lifts.map((lift) => <li key={lift.trigger ?? ''}><Lift lift={lift} /></li>)}
      </ul>
      {figures.not_invited.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-13">{t('asked.notInvited')}</span>
          {figures.not_invited.map((one) => <Pill key={one.because}>{`${because(one.because)}: ${whole(one.visitors)}`}</Pill>)}
        </div>
      ) : null}
    </>
  );
}

/** What inviting did to buying, in words that claim no more than is known. */
function Lift({ lift }: { lift: InvitingLift }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const known = signs.find((one) => one === lift.trigger);
  const { invited, held_out: held, verdict } = lift;
  const percent = (share: number): string => numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const points = (share = 0): string => numberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(100 * share);
  const share = ({ buyers, visitors }: InvitingLift['invited']): string => (visitors === 0 ? '–' : percent(buyers / visitors));
  const [, low, high] = lift.absolute ?? [];
  return (
    <div className="text-13">
      <p className="font-medium">{known ? t(`asked.trigger.${known}`) : t('asked.all')}</p>
      {invited.visitors + held.visitors === 0 ? <p className="text-quiet">{t('asked.noneCounted')}</p> : (
        <>
          <p className={verdict === 'more' ? 'text-positive' : verdict === 'fewer' ? 'text-danger' : ''}>{t(`asked.verdict.${verdict}`, { missing: numberFormat(locale).format(lift.missing), low: points(low), high: points(high), relative: percent(lift.relative?.[0] ?? 0) })}</p>
          <p className="text-12 text-quiet">{t('asked.buyers', { buyers: invited.buyers, visitors: invited.visitors, share: share(invited), heldBuyers: held.buyers, held: held.visitors, heldShare: share(held) })}</p>
        </>
      )}
    </div>
  );
}
