import { post, type Dispute } from '@keepdesk/client';
import { Button, Dialog, ErrorState, Field, Money, Skeleton, TextArea } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskButtons } from '../../kit/ask-dialog.tsx';
import { Callout } from '../../kit/callout.tsx';
import { useChange } from '../../kit/resource.ts';
import { useTask } from '../../kit/task.ts';
import { describeProblem } from '../../words/problem.ts';
import { NotKnown, UnderWay } from '../order-actions/standing.tsx';
import { seenInMemberships, useDispute } from './use-memberships.ts';
import { whyNot } from './words.ts';

const fields = ['summary', 'customer_name', 'customer_email', 'billing_address', 'shipping_address', 'product_description', 'shipping_carrier', 'shipping_tracking_number', 'shipping_date', 'service_date', 'refund_note', 'customer_communication'] as const;
const LONG = new Set<string>(['summary', 'product_description', 'customer_communication', 'refund_note']);

/** How the answer stands. */
function Answered({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const check = useChange(() => post(`/api/v1/disputes/${dispute.id}/check`), t('act.checking'), seenInMemberships);
  const { answer } = dispute;
  if (!answer) return null;
  if (answer.state === 'done') return <Callout tone="positive" title={t('dispute.answered')} polite />;
  if (answer.state === 'failed') return <Callout tone="danger" title={t('dispute.answerFailed')} polite>{whyNot(t, answer.note) ?? answer.note}</Callout>;
  if (answer.state === 'unknown') return <NotKnown text={t('member.unknownText')} busy={check.isPending} onCheck={() => check.mutate(undefined)} />;
  return <UnderWay text={t('dispute.sending')} />;
}

/** A dispute, and the answer as it can be drawn from what we know: read, mended, sent once. */
export function DisputeDialog({ id, conversationId, onClose }: { id: string; conversationId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const found = useDispute(id);
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const [key] = useState(() => crypto.randomUUID());
  const dispute = found.data;
  const told = { ...dispute?.pack.fields, ...changed };
  const send = useTask(async () => {
    await post(`/api/v1/disputes/${id}/answer`, { fields: Object.fromEntries(Object.entries(told).filter(([, text]) => text.trim() !== '')), key, ...(conversationId === null ? {} : { conversation_id: conversationId }) });
    for (const queryKey of seenInMemberships) void client.invalidateQueries({ queryKey });
  });
  const open = dispute?.may.answer === true;
  return (
    <Dialog title={t('dispute.answerTitle')} width="wide" isOpen onClose={onClose} actions={open ? <AskButtons onClose={onClose} doName={t('dispute.send')} busy={send.busy} ready={Object.values(told).some((text) => text.trim() !== '')} onDo={send.run} /> : <Button look="primary" autoFocus onPress={onClose}>{t('action.done')}</Button>}>
      {found.isError ? <ErrorState title={t('dispute.failed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState> : null}
      {!dispute && !found.isError ? <Skeleton className="h-40" /> : null}
      {dispute ? (
        <div className="flex flex-col gap-4">
          <p className="flex flex-wrap items-baseline gap-x-2 text-13">
            <Money value={dispute.amount} className="text-16 font-semibold" />
            <span className="first-letter:uppercase">{dispute.reason.replaceAll('_', ' ').toLowerCase()}</span>
            {dispute.order ? <span className="text-quiet">{dispute.order.number}</span> : null}
          </p>
          <Answered dispute={dispute} />
          {open ? (
            <>
              <Callout tone="info">{t('dispute.once')}</Callout>
              {dispute.pack.missing.length > 0 ? <Callout tone="warning" title={t('dispute.missing')}>{fields.filter((field) => dispute.pack.missing.includes(field)).map((field) => t(`dispute.field.${field}`)).join(', ')}</Callout> : null}
              <div className="grid gap-4 sm:grid-cols-2">
                {fields.map((field) => {
                  const given = { label: t(`dispute.field.${field}`), value: told[field] ?? '', onChange: (text: string) => setChanged((now) => ({ ...now, [field]: text })) };
                  return LONG.has(field) ? <TextArea key={field} {...given} rows={field === 'customer_communication' ? 6 : 3} className="sm:col-span-2" /> : <Field key={field} {...given} />;
                })}
              </div>
            </>
          ) : null}
          {!open && dispute.answer === null ? <Callout tone="info">{whyNot(t, dispute.may.because) ?? t('member.notPossible')}</Callout> : null}
        </div>
      ) : null}
    </Dialog>
  );
}
