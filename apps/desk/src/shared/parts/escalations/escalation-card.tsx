import { attachToEscalation, reopenEscalation, takeEscalation, type Escalation } from '@keepdesk/client';
import { Button, Checkbox, DeadlineRing, Pill, RelativeTime, useClock, useNow, useToaster } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { Bot, Hand, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../kit/brand-field.tsx';
import { useChange } from '../../kit/resource.ts';
import { useSession } from '../../session/session.tsx';
import { deadlineAt } from '../../words/deadline.ts';
import { CloseDialog } from './close-dialog.tsx';
import { HandOnDialog } from './hand-on-dialog.tsx';
import { useBecause } from './use-because.ts';
import { seenInEscalations } from './use-escalations.ts';

/** Until when it has to be taken, then until when closed, ticking. */
function Due({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const first = escalation.taken_at === null && escalation.take_by !== null;
  const due = deadlineAt({ due_at: first ? escalation.take_by : escalation.due_at, waiting_since: escalation.raised_at }, now, t, locale);
  return due ? <DeadlineRing {...due} words={`${t(first ? 'esc.takeBy' : 'esc.due')} ${due.words}`} showWords size={14} /> : null;
}

/** Whose it is, or whom it is meant for. */
function useWhose(): (escalation: Escalation) => string {
  const { t } = useTranslation();
  const { person } = useSession();
  return ({ owner, team, person: meant }) => {
    if (owner) return owner.id === person.id ? t('esc.youHave') : t('esc.has', { name: owner.name });
    const to = meant?.name ?? team?.name;
    return to ? `${t('esc.nobody')}, ${t('esc.meantFor', { name: to })}` : t('esc.nobody');
  };
}

function Attached({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation();
  const attach = useChange(({ what, done }: { what: string; done: boolean }) => attachToEscalation(escalation.id, what, done), null, seenInEscalations);
  if (escalation.attach.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="sr-only">{t('esc.attach')}</legend>
      {escalation.attach.map(({ what, done_at: doneAt, done_by: by }) => (
        <Checkbox key={what} isSelected={doneAt !== null} isDisabled={!escalation.may_attach} onChange={(done) => attach.mutate({ what, done })}>
          {what}
          {doneAt && by ? <span className="ml-1 text-12 text-quiet">{by.name}</span> : null}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function Buttons({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const [asked, setAsked] = useState<'close' | 'hand' | null>(null);
  const take = useChange(() => takeEscalation(escalation.id, escalation.owner?.id ?? null), t('esc.taken'), seenInEscalations);
  const reopen = useChange(() => reopenEscalation(escalation.id), t('esc.undone'), seenInEscalations);
  const closed = () => toaster.show({ text: t('esc.closeDone'), action: { name: t('action.undo'), onAction: () => reopen.mutate(undefined) } });
  if (escalation.closed_at !== null) {
    return escalation.may_reopen ? (
      <Button size="sm" look="quiet" icon={<RotateCcw size={13} />} busy={reopen.isPending} onPress={() => reopen.mutate(undefined)}>
        {t('esc.reopen')}
      </Button>
    ) : null;
  }
  return (
    <div className="flex flex-wrap gap-2">
      {escalation.may_take ? (
        <Button size="sm" look={escalation.owner ? 'secondary' : 'primary'} icon={<Hand size={13} />} busy={take.isPending} onPress={() => take.mutate(undefined)}>
          {t(escalation.owner ? 'esc.takeOver' : 'esc.take')}
        </Button>
      ) : null}
      {escalation.may_hand_on ? (
        <Button size="sm" onPress={() => setAsked('hand')}>
          {t('esc.handOn')}
        </Button>
      ) : null}
      {escalation.may_close ? (
        <Button size="sm" look="primary" onPress={() => setAsked('close')}>
          {t('esc.close')}
        </Button>
      ) : null}
      {asked === 'close' ? <CloseDialog escalation={escalation} onClose={() => setAsked(null)} onDone={closed} /> : null}
      {asked === 'hand' ? <HandOnDialog escalation={escalation} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

function Conversations({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation();
  const [first, ...rest] = escalation.conversations;
  if (!first) return null;
  return (
    <span className="flex min-w-0 flex-wrap gap-x-2 text-13">
      <Link to="/c/$number" params={{ number: String(first.number) }} className="min-w-0 truncate">
        #{first.number} {first.subject}
      </Link>
      {rest.slice(0, 4).map((one) => (
        <Link key={one.id} to="/c/$number" params={{ number: String(one.number) }}>
          #{one.number}
        </Link>
      ))}
      {escalation.concerns > 5 ? <span className="text-quiet">{t('esc.concerns', { count: escalation.concerns })}</span> : null}
    </span>
  );
}

/** One escalation: what it is and why, whose, until when, what has to be attached, and what one may do with it. */
export function EscalationCard({ escalation, within, className }: { escalation: Escalation; /** in a conversation its own number says nothing */ within?: boolean; className: string }) {
  const { t } = useTranslation();
  const because = useBecause();
  const whose = useWhose();
  const open = escalation.closed_at === null;
  return (
    <article aria-label={escalation.name} className={`flex flex-col gap-2 ${className}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-14 font-semibold">{escalation.name}</h3>
        {open ? <Due escalation={escalation} /> : <RelativeTime at={escalation.closed_at ?? ''} as="moment" className="text-12 text-quiet" />}
        <span className="text-12 text-quiet">{because(escalation)}</span>
        {within ? null : (
          <span className="ml-auto text-12 text-quiet">
            <BrandCell id={escalation.brand_id} />
          </span>
        )}
      </div>
      {within && escalation.concerns < 2 ? null : <Conversations escalation={escalation} />}
      {escalation.note ? <p className="text-13 whitespace-pre-wrap">“{escalation.note}”</p> : null}
      {escalation.outcome ? <p className="text-13 whitespace-pre-wrap">{escalation.outcome}</p> : null}
      {open ? <Attached escalation={escalation} /> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="text-13">{open ? whose(escalation) : t('esc.closedBy', { name: escalation.closed_by?.name ?? '' })}</span>
        {open && escalation.forbids.length > 0 ? (
          <Pill tone="info" icon={<Bot size={12} />}>
            {t('esc.forbids')} {escalation.forbids.map((one) => t(`esc.forbid.${one}`)).join(', ')}
          </Pill>
        ) : null}
        <span className="ml-auto">
          <Buttons escalation={escalation} />
        </span>
      </div>
    </article>
  );
}
