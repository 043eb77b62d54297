import { Button, dateFormat, Hint, Money, Pill, RelativeTime, useClock } from '@keepdesk/ui';
import { CalendarDays, CirclePause, CirclePlay, Repeat2, SkipForward, XCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../session/session.tsx';
import { Callout } from '../../kit/callout.tsx';
import { SubscriptionDialog } from './subscription-dialog.tsx';
import { isOpen, type Subscription, type SubscriptionKind } from './use-memberships.ts';
import { MemberOutcome } from './member-outcome.tsx';
import { actionTones, chargeTones, rhythmWords, subscriptionTones, whyNot } from './words.ts';

const icons: Record<SubscriptionKind, typeof SkipForward> = { skip: SkipForward, change_date: CalendarDays, swap: Repeat2, pause: CirclePause, resume: CirclePlay, cancel: XCircle };

function useDay(): (at: string) => string {
  const { locale } = useClock();
  return (at) => dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(at));
}

/** What went wrong with getting paid, and what happens next. */
function RecoveryLine({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const day = useDay();
  const { recovery } = subscription;
  if (recovery.state !== 'retrying' && recovery.state !== 'given_up') return null;
  return (
    <Callout tone={recovery.state === 'retrying' ? 'warning' : 'danger'} title={recovery.state === 'retrying' ? t('member.retrying', { day: recovery.next_try_at ? day(recovery.next_try_at) : '' }) : t('member.givenUp')} className="mx-3 mb-2.5">
      <p>
        {t('member.owed')} {recovery.owed ? <Money value={recovery.owed} /> : null} · {t('member.tries', { count: recovery.tries })}
      </p>
      {recovery.problem ? <p className="text-quiet">{recovery.problem}</p> : null}
    </Callout>
  );
}

function Charges({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const day = useDay();
  const past = subscription.charges.filter((charge) => charge.state !== 'planned').slice(0, 4);
  if (past.length === 0) return null;
  return (
    <ul aria-label={t('member.charges')} className="flex flex-col gap-1 border-t border-line px-3 py-2 text-12">
      {past.map((charge) => (
        <li key={charge.id} className="flex items-center gap-2">
          <span className="text-quiet">{day(charge.due_at)}</span>
          <Pill tone={chargeTones[charge.state] ?? 'plain'}>{t(`member.charge.${charge.state}`)}</Pill>
          <Money value={charge.total} className="ml-auto" />
        </li>
      ))}
    </ul>
  );
}

/** One subscription: what comes, what it costs and when, what went wrong, and what can be done. */
export function SubscriptionCard({ subscription, conversationId }: { subscription: Subscription; conversationId: string | null }) {
  const { t } = useTranslation();
  const day = useDay();
  const mayAct = useMay('memberships.act');
  const [open, setOpen] = useState<SubscriptionKind | null>(null);
  const live = subscription.state !== 'cancelled' && subscription.state !== 'expired';
  const underWay = subscription.actions.find((action) => isOpen(action) || action.state === 'failed');
  const shown = underWay && subscription.actions[0]?.id === underWay.id ? underWay : undefined;
  return (
    <article aria-label={subscription.lines[0]?.title ?? t('member.subscription')} className="overflow-hidden rounded-card border border-line bg-raised">
      <div className="flex flex-col gap-1 px-3 py-2.5">
        <p className="flex items-baseline gap-2">
          <bdi className="min-w-0 truncate text-14 font-semibold">{subscription.lines[0]?.title ?? t('member.subscription')}</bdi>
          <Money value={subscription.total} className="ml-auto text-14 font-medium" />
        </p>
        {subscription.lines.slice(1).map((line) => (
          <p key={line.source_id} className="truncate text-12 text-quiet">
            {line.quantity}× <bdi>{line.title}</bdi>
          </p>
        ))}
        <p className="flex flex-wrap items-center gap-1.5 text-12 text-quiet">
          <Pill tone={subscriptionTones[subscription.state]}>{t(`member.state.${subscription.state}`)}</Pill>
          {subscription.every ? <span>{rhythmWords(t, subscription.every)}</span> : null}
          {live && subscription.next_charge_at ? <span>· {t('member.next', { day: day(subscription.next_charge_at) })}</span> : null}
          {!live && subscription.cancelled_at ? <span>· {t('member.endedOn', { day: day(subscription.cancelled_at) })}</span> : null}
        </p>
      </div>
      <RecoveryLine subscription={subscription} />
      {shown ? (
        <div className="px-3 pb-2.5">
          <MemberOutcome action={shown} />
        </div>
      ) : null}
      <Charges subscription={subscription} />
      {mayAct && live && subscription.offers.length > 0 ? (
        <div role="toolbar" aria-label={t('member.buttons')} className="flex flex-wrap gap-1.5 border-t border-line px-3 py-2.5">
          {subscription.offers.filter((offer) => offer.kind !== 'adjust_points' && (offer.kind === 'resume') === (subscription.state === 'paused') || offer.kind === 'cancel').map((offer) => {
            const kind = offer.kind as SubscriptionKind;
            const Icon = icons[kind];
            const why = offer.missing ? t('act.missing', { what: offer.missing }) : whyNot(t, offer.because);
            const button = (
              <Button size="sm" icon={<Icon size={13} />} isDisabled={!offer.possible} onPress={() => setOpen(kind)}>
                {t(`member.kind.${kind}`)}
              </Button>
            );
            return why === null ? (
              <span key={kind}>{button}</span>
            ) : (
              <Hint key={kind} plain text={why}>
                <span tabIndex={0} role="note" aria-label={`${t(`member.kind.${kind}`)}: ${why}`} className="rounded-control">
                  {button}
                </span>
              </Hint>
            );
          })}
        </div>
      ) : null}
      {subscription.actions.length > 0 ? (
        <ul aria-label={t('member.past')} className="flex flex-col gap-1 border-t border-line px-3 py-2 text-12">
          {subscription.actions.slice(0, 3).map((action) => (
            <li key={action.id} className="flex flex-wrap items-center gap-x-2">
              {t(`member.kind.${action.kind}`)}
              <Pill tone={actionTones[action.state]}>{t(`act.state.${action.state}`)}</Pill>
              <RelativeTime at={action.asked_at} className="ml-auto text-quiet" />
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <SubscriptionDialog key={open} kind={open} subscription={subscription} conversationId={conversationId} onClose={() => setOpen(null)} onInstead={setOpen} /> : null}
    </article>
  );
}
