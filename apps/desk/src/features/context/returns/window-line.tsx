import { extendReturnWindow, loadReturnWindow, takeReturnWindowBack, type ReturnWindow } from '@keepdesk/client';
import { Button, dateFormat, Field, TextArea, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { returnsKey, seenInReturns } from '../../../shared/parts/returns/use-returns.ts';

interface OfOrder {
  orderId: string;
  number: string;
  conversationId: string | null;
}

const DAY_MS = 86_400_000;
const daysOn = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
/** The later of two days, as text sorts them. */
const later = (a: string, b: string): string => (a > b ? a : b);

/** Until when, and why: a week more than today or than the policy to begin with. */
function ExtendDialog({ orderId, number, conversationId, window, onClose }: OfOrder & { window: ReturnWindow; onClose: () => void }) {
  const { t } = useTranslation();
  const from = later(window.usual, window.today);
  const [until, setUntil] = useState(window.extended?.until ?? daysOn(from, 7));
  const [reason, setReason] = useState(window.extended?.reason ?? '');
  const most = window.days_alone === null ? null : daysOn(from, window.days_alone);
  const fault = until <= window.usual ? t('ret.window.notLonger') : until < window.today ? t('ret.window.past') : most !== null && until > most ? t('ret.window.tooGenerous', { count: window.days_alone ?? 0 }) : null;
  const save = useChange(() => extendReturnWindow(orderId, { until, reason, ...(conversationId === null ? {} : { conversation_id: conversationId }) }).then(onClose), t('ret.window.saved'), seenInReturns);
  return (
    <AskDialog title={`${t('ret.window.extend')} · ${number}`} onClose={onClose} doName={t('ret.window.extend')} busy={save.isPending} ready={fault === null && reason.trim() !== ''} onDo={() => save.mutate(undefined)}>
      <div className="flex flex-col gap-4">
        <Field label={t('ret.window.until')} type="date" value={until} onChange={setUntil} autoFocus className="max-w-48" {...(fault === null ? {} : { error: fault })} />
        <TextArea label={t('act.reason')} value={reason} onChange={setReason} rows={2} help={t('ret.window.why')} />
      </div>
    </AskDialog>
  );
}

/** Until when an order may be sent back, who let it be longer, and letting it. */
export function WindowLine({ mayWrite, ...order }: OfOrder & { mayWrite: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [open, setOpen] = useState(false);
  const { data: window } = useQuery({ queryKey: [...returnsKey, 'window', order.orderId], queryFn: () => loadReturnWindow(order.orderId) });
  const back = useChange(() => takeReturnWindowBack(order.orderId), t('ret.window.takenBack'), seenInReturns);
  if (!window?.begun) return null;
  const { extended } = window;
  const last = later(extended?.until ?? window.usual, window.usual);
  const day = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${last}T00:00:00Z`));
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-12 text-quiet">
      <CalendarClock size={12} className="shrink-0" />
      <span>{t(last < window.today ? 'ret.window.over' : 'ret.window.open', { day })}</span>
      {mayWrite ? (
        <Button size="sm" look="link" onPress={() => setOpen(true)}>
          {t(extended ? 'ret.window.change' : 'ret.window.extend')}
        </Button>
      ) : null}
      {extended ? (
        <span className="basis-full">
          {t('ret.window.extendedBy', { name: extended.by ?? 'API', reason: extended.reason })}
          {mayWrite ? (
            <Button size="sm" look="link" className="ml-2" busy={back.isPending} onPress={() => back.mutate(undefined)}>
              {t('act.withdraw')}
            </Button>
          ) : null}
        </span>
      ) : null}
      {open ? <ExtendDialog {...order} window={window} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
