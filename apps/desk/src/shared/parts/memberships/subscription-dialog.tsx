import { get, post, type MemberAction } from '@keepdesk/client';
import { Button, ChoiceCards, Dialog, Field, Select, Skeleton, TextArea, useClock, formatMoney } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskButtons } from '../../kit/ask-dialog.tsx';
import { Callout } from '../../kit/callout.tsx';
import { useTask } from '../../kit/task.ts';
import { offerWords } from '../../drafts/words-for-reply.ts';
import { describeProblem } from '../../words/problem.ts';
import { AskedDialog } from '../order-actions/standing.tsx';
import { MemberOutcome } from './member-outcome.tsx';
import { SubscriptionConsequence } from './subscription-consequence.tsx';
import { membershipsKey, useMemberAction, useMemberPreview, type Subscription, type SubscriptionKind } from './use-memberships.ts';
import { whyNot } from './words.ts';

const whys = ['too_expensive', 'too_much', 'not_used', 'moving', 'quality', 'elsewhere', 'other'] as const;
const offers = ['skip', 'pause', 'swap', 'change_date'] as const;

interface Filled {
  day: string;
  until: 'open' | 'day';
  line: string;
  variant: string | null;
  why: (typeof whys)[number] | null;
}

/** A day typed as a date, at noon in UTC, so that no zone makes it the day before. */
const noon = (day: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T12:00:00.000Z` : null);

function wishOf(kind: SubscriptionKind, filled: Filled): Record<string, unknown> | null {
  const on = noon(filled.day);
  switch (kind) {
    case 'skip': return { kind };
    case 'change_date':
    case 'resume': return on === null ? null : { kind, on };
    case 'pause': return filled.until === 'open' ? { kind, until: null } : on === null ? null : { kind, until: on };
    case 'swap': return filled.variant === null ? null : { kind, line: filled.line, variant_id: filled.variant };
    default: return filled.why === null ? null : { kind, why: filled.why };
  }
}

function Swap({ subscription, filled, onFill }: { subscription: Subscription; filled: Filled; onFill: (change: Partial<Filled>) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [words, setWords] = useState('');
  const found = useQuery({ queryKey: [...membershipsKey, 'swaps', subscription.id, words], queryFn: () => get<{ data: { id: string; title: string; price: { amount_minor: number; currency: string } }[] }>(`/api/v1/subscriptions/${subscription.id}/swaps`, { query: { q: words } }), enabled: words.trim().length > 1 });
  return (
    <div className="flex flex-col gap-4">
      {subscription.lines.length > 1 ? <Select label={t('member.swapOut')} choices={subscription.lines.map((line) => ({ id: line.source_id, name: line.title }))} value={filled.line} onChange={(line) => onFill({ line })} /> : null}
      <Field label={t('member.findProduct')} value={words} onChange={setWords} autoFocus />
      {found.data?.data.length === 0 ? <p className="text-13 text-quiet">{t('member.noProduct')}</p> : null}
      {found.data && found.data.data.length > 0 ? <ChoiceCards label={t('member.swapIn')} value={filled.variant} onChange={(variant) => onFill({ variant })} choices={found.data.data.slice(0, 8).map((one) => ({ id: one.id, name: one.title, note: formatMoney(one.price, locale) }))} /> : null}
    </div>
  );
}

function Form({ kind, subscription, filled, onFill }: { kind: SubscriptionKind; subscription: Subscription; filled: Filled; onFill: (change: Partial<Filled>) => void }) {
  const { t } = useTranslation();
  const day = <Field label={t(`member.day.${kind === 'pause' ? 'pause' : kind === 'resume' ? 'resume' : 'change_date'}`)} type="date" value={filled.day} onChange={(value) => onFill({ day: value })} className="max-w-48" />;
  if (kind === 'change_date' || kind === 'resume') return day;
  if (kind === 'swap') return <Swap subscription={subscription} filled={filled} onFill={onFill} />;
  if (kind === 'cancel') return <ChoiceCards label={t('member.why')} value={filled.why} onChange={(why) => onFill({ why })} choices={whys.map((id) => ({ id, name: t(`member.whys.${id}`) }))} />;
  if (kind !== 'pause') return <p className="text-13">{t('member.skipText')}</p>;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceCards label={t('member.pauseHow')} value={filled.until} onChange={(until) => onFill({ until })} choices={(['open', 'day'] as const).map((id) => ({ id, name: t(`member.pauses.${id}`) }))} />
      {filled.until === 'day' ? day : null}
    </div>
  );
}

interface SubscriptionDialogProps {
  kind: SubscriptionKind;
  subscription: Subscription;
  conversationId: string | null;
  onClose: () => void;
  onInstead: (kind: SubscriptionKind) => void;
}

/** Asks for one thing to be done to a subscription: what, why, exactly what is charged when, and then how it ended. */
export function SubscriptionDialog({ kind, subscription, conversationId, onClose, onInstead }: SubscriptionDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [filled, setFilled] = useState<Filled>({ day: '', until: 'open', line: subscription.lines[0]?.source_id ?? '', variant: null, why: null });
  const [reason, setReason] = useState('');
  const [askedId, setAskedId] = useState<string | null>(null);
  // One dialog is one press: a second click, or a click after a lost answer, is the same action.
  const [key] = useState(() => crypto.randomUUID());
  const path = `/api/v1/subscriptions/${subscription.id}`;
  const wish = wishOf(kind, filled);
  const { preview, fresh, error } = useMemberPreview(path, wish);
  const { data: action } = useMemberAction(askedId);
  // In the order they fit the reason, best first.
  const instead = (preview?.offers_instead ?? []).flatMap((name) => offers.filter((offer) => offer === name));
  const ready = wish !== null && fresh && preview?.possible === true;
  const ask = useTask(async () => {
    const made = await post<MemberAction>(`${path}/actions`, { wish, reason, offered: instead, key, ...(conversationId === null ? {} : { conversation_id: conversationId }) });
    client.setQueryData([...membershipsKey, 'action', made.id], made);
    setAskedId(made.id);
    void client.invalidateQueries({ queryKey: membershipsKey });
  });
  const tell = () => {
    onClose();
    if (conversationId !== null) requestAnimationFrame(() => offerWords(conversationId, t(`member.letter.${kind}`)));
  };
  const title = `${t(`member.kind.${kind}`)} · ${subscription.lines[0]?.title ?? t('member.subscription')}`;
  if (askedId !== null) {
    return (
      <AskedDialog title={title} onClose={onClose} onTell={action?.state === 'done' && conversationId !== null ? tell : null}>
        {action ? (
          <>
            <MemberOutcome action={action} />
            <SubscriptionConsequence kind={kind} consequence={action.consequence} />
          </>
        ) : null}
      </AskedDialog>
    );
  }
  return (
    <Dialog title={title} width="wide" isOpen onClose={onClose} actions={<AskButtons onClose={onClose} look={kind === 'cancel' ? 'danger' : 'primary'} doName={t(`member.do.${kind}`)} busy={ask.busy} ready={ready} onDo={ask.run} />}>
      <form onSubmit={(event) => (event.preventDefault(), ready ? ask.run() : undefined)} className="grid gap-x-6 gap-y-4 md:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Form kind={kind} subscription={subscription} filled={filled} onFill={(change) => setFilled((now) => ({ ...now, ...change }))} />
          <TextArea label={t('act.reason')} value={reason} onChange={setReason} rows={2} help={t('member.reasonHelp')} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <section aria-label={t('act.preview')} className="flex flex-col gap-2 rounded-card border border-line bg-surface px-4 py-3">
            <h3 className="text-12 font-semibold text-quiet">{t('act.preview')}</h3>
            {error ? <Callout tone="danger">{describeProblem(t, error)}</Callout> : null}
            {wish === null ? <p className="text-13 text-quiet">{t('act.fill')}</p> : preview === undefined && !error ? <Skeleton className="h-16" /> : null}
            {preview?.possible && preview.consequence ? <SubscriptionConsequence kind={kind} consequence={preview.consequence} /> : null}
            {preview && !preview.possible ? <Callout tone="warning">{whyNot(t, preview.because) ?? t('member.notPossible')}</Callout> : null}
          </section>
          {instead.length > 0 ? (
            <section aria-label={t('member.instead')} className="flex flex-col gap-2 rounded-card border border-line px-4 py-3">
              <h3 className="text-12 font-semibold text-quiet">{t('member.instead')}</h3>
              <div className="flex flex-wrap gap-1.5">
                {instead.map((offer) => (
                  <Button key={offer} size="sm" onPress={() => onInstead(offer)}>
                    {t(`member.kind.${offer}`)}
                  </Button>
                ))}
              </div>
            </section>
          ) : null}
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
