import { acceptOffer, loadOffers, passOffer, type Offer } from '@keepdesk/client';
import { Button, describeSpan, Kbd, Pill, useClock, useNow, useToaster } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, SkipForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../shared/kit/resource.ts';
import { tellOfOffer } from '../shared/chime/chime.ts';
import { useMay, useSession } from '../shared/session/session.tsx';
import { useShortcuts } from '../shared/shortcuts/shortcuts.tsx';

const key = ['offers'] as const;
/** News comes over the line; this is for when it is cut. */
const LOOK_MS = 30_000;

/** What is offered to one, above everything, for as long as it is. */
export function OfferCard() {
  const mayTake = useMay('conversations.change');
  const found = useQuery({ queryKey: key, queryFn: loadOffers, refetchInterval: LOOK_MS, enabled: mayTake });
  const offers = found.data?.data ?? [];
  const answered = useGoneBack(offers);
  useCallFor(offers);
  const [offer] = offers;
  return offer ? <Card key={offer.id} offer={offer} others={offers.length - 1} onAnswered={() => answered(offer.id)} /> : null;
}

/** Tells of what is offered, once each. */
function useCallFor(offers: readonly Offer[]): void {
  const { t } = useTranslation();
  const { person } = useSession();
  const told = useRef(new Set<string>());
  useEffect(() => {
    const fresh = offers.filter((offer) => !told.current.has(offer.id));
    told.current = new Set(offers.map((offer) => offer.id));
    const [first] = fresh;
    if (first) tellOfOffer(person.id, first.id, t('offer.announce', { subject: first.conversation.subject, pool: first.pool.name }), () => undefined);
  }, [offers, person.id, t]);
}

/** Says that something went back which one neither took nor let pass. */
function useGoneBack(offers: readonly Offer[]): (id: string) => void {
  const { t } = useTranslation();
  const toaster = useToaster();
  const seen = useRef(new Map<string, Offer>());
  const answered = useRef(new Set<string>());
  useEffect(() => {
    const now = new Set(offers.map((offer) => offer.id));
    for (const [id, offer] of seen.current) {
      if (now.has(id)) continue;
      seen.current.delete(id);
      if (!answered.current.delete(id)) toaster.show({ text: t('offer.wentBack', { subject: offer.conversation.subject }) });
    }
    for (const offer of offers) seen.current.set(offer.id, offer);
  }, [offers, t, toaster]);
  return (id) => void answered.current.add(id);
}

function Card({ offer, others, onAnswered }: { offer: Offer; others: number; onAnswered: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { conversation } = offer;
  const again = [key, ['inbox'], ['settings'], ['conversation']];
  const accept = useChange(
    async () => {
      await acceptOffer(offer.id);
      onAnswered();
      void navigate({ to: '/c/$number', params: { number: String(conversation.number) } });
    },
    null,
    again,
  );
  const pass = useChange(() => passOffer(offer.id).then(onAnswered), null, again);
  useShortcuts([
    { id: 'offer.accept', keys: 'shift+o', name: t('offer.accept'), group: 'everywhere', run: () => accept.mutate(undefined) },
    { id: 'offer.pass', keys: 'shift+l', name: t('offer.pass'), group: 'everywhere', run: () => pass.mutate(undefined) },
  ]);
  const now = useNow();
  return (
    <section aria-label={t('offer.title')} className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-info-soft px-4 py-2.5 text-14">
      <p role="status" className="sr-only">
        {t('offer.announce', { subject: conversation.subject, pool: offer.pool.name })}
      </p>
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{conversation.customer || t('offer.somebody')}</span>
          <span className="min-w-0 truncate">{conversation.subject}</span>
          {offer.familiar ? <Pill tone="info">{t('offer.familiar')}</Pill> : null}
          {offer.senior ? <Pill tone="warning">{t('offer.senior')}</Pill> : null}
        </p>
        <p className="truncate text-12 text-quiet">
          #{conversation.number} · {offer.pool.name} · {t('deadline.waits', { span: describeSpan(now.getTime() - Date.parse(conversation.waiting_since), locale) })}
          {others > 0 ? ` · ${t('offer.others', { count: others })}` : ''}
        </p>
      </div>
      <Countdown until={offer.expires_at} from={offer.offered_at} onOver={() => void client.invalidateQueries({ queryKey: key })} />
      <div className="flex gap-2">
        <Button icon={<SkipForward size={14} />} busy={pass.isPending} onPress={() => pass.mutate(undefined)}>
          {t('offer.pass')} <span className="max-sm:hidden"><Kbd keys="shift+l" /></span>
        </Button>
        <Button look="primary" icon={<Check size={14} />} busy={accept.isPending} onPress={() => accept.mutate(undefined)}>
          {t('offer.accept')} <span className="max-sm:hidden"><Kbd keys="shift+o" inverse /></span>
        </Button>
      </div>
    </section>
  );
}

/** How long it is still offered: a bar and whole seconds. Screen readers are told once, when it came. */
function Countdown({ until, from, onOver }: { until: string; from: string; onOver: () => void }) {
  const { t } = useTranslation();
  const { now } = useClock();
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), 500);
    return () => clearInterval(timer);
  }, [now]);
  const whole = Math.max(1, Date.parse(until) - Date.parse(from));
  const left = Math.max(0, Date.parse(until) - moment.getTime());
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver]);
  return (
    <div className="flex w-28 flex-col gap-1" aria-hidden="true">
      <span className="text-right text-13 tabular-nums">{t('offer.seconds', { count: Math.ceil(left / 1000) })}</span>
      <span className="h-1 overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-accent" style={{ width: `${(left / whole) * 100}%` }} />
      </span>
    </div>
  );
}
