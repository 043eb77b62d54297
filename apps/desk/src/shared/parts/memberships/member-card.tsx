import { post, type MemberAction } from '@keepdesk/client';
import { Button, dateFormat, Dialog, Field, Pill, TextArea, numberFormat, useClock } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskButtons } from '../../kit/ask-dialog.tsx';
import { Callout } from '../../kit/callout.tsx';
import { useTask } from '../../kit/task.ts';
import { useMay } from '../../session/session.tsx';
import { AskedDialog } from '../order-actions/standing.tsx';
import { MemberOutcome } from './member-outcome.tsx';
import { membershipsKey, useMemberAction, useMemberPreview, type Member } from './use-memberships.ts';
import { whyNot } from './words.ts';

/** Gives or takes points: how many, why, and what there is afterwards. */
function PointsDialog({ member, conversationId, onClose }: { member: Member; conversationId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const client = useQueryClient();
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const [askedId, setAskedId] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const by = /^[-−]?\d{1,7}$/.test(points.trim()) ? Number(points.trim().replace('−', '-')) : null;
  const wish = by === null || by === 0 ? null : { kind: 'adjust_points', by };
  const path = `/api/v1/loyalty/${member.id}`;
  const { preview, fresh } = useMemberPreview(path, wish, reason);
  const { data: action } = useMemberAction(askedId);
  const ready = wish !== null && fresh && preview?.possible === true;
  const ask = useTask(async () => {
    const made = await post<MemberAction>(`${path}/actions`, { wish, reason, key, ...(conversationId === null ? {} : { conversation_id: conversationId }) });
    client.setQueryData([...membershipsKey, 'action', made.id], made);
    setAskedId(made.id);
    void client.invalidateQueries({ queryKey: membershipsKey });
  });
  const count = (value: unknown) => numberFormat(locale, {}).format(Number(value ?? 0));
  if (askedId !== null) {
    return (
      <AskedDialog title={t('member.kind.adjust_points')} onClose={onClose} onTell={null}>
        {action ? <MemberOutcome action={action} /> : null}
      </AskedDialog>
    );
  }
  return (
    <Dialog title={t('member.kind.adjust_points')} isOpen onClose={onClose} actions={<AskButtons onClose={onClose} doName={preview?.needs_approval ? t('act.askApproval') : t('member.do.adjust_points')} busy={ask.busy} ready={ready} onDo={ask.run} />}>
      <form onSubmit={(event) => (event.preventDefault(), ready ? ask.run() : undefined)} className="flex flex-col gap-4">
        <Field label={t('member.pointsBy')} value={points} onChange={setPoints} help={t('member.pointsHelp')} autoFocus className="max-w-48" />
        <TextArea label={t('act.reason')} value={reason} onChange={setReason} rows={2} help={t('member.reasonHelp')} />
        {preview?.possible && preview.consequence ? <p className="text-14 font-medium">{t('member.pointsAfter', { before: count(preview.consequence.before), after: count(preview.consequence.after) })}</p> : null}
        {preview?.needs_approval ? <Callout tone="info">{t(`act.needsApproval.${preview.needs_approval as 'single'}`)}</Callout> : null}
        {preview && !preview.possible && wish !== null ? <Callout tone="warning">{whyNot(t, preview.because) ?? t('member.notPossible')}</Callout> : null}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** Points, tier and what it gives. */
export function MemberCard({ member, conversationId }: { member: Member; conversationId: string | null }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const mayAct = useMay('memberships.act');
  const [open, setOpen] = useState(false);
  return (
    <article aria-label={t('member.points')} className="flex flex-col gap-1.5 rounded-card border border-line bg-raised px-3 py-2.5">
      <p className="flex items-center gap-2">
        <Star size={14} className="text-quiet" />
        <span className="text-14 font-semibold tabular">{t('member.pointsCount', { count: member.points, number: numberFormat(locale, {}).format(member.points) })}</span>
        {member.tier ? <Pill tone="accent">{member.tier}</Pill> : null}
        {mayAct && member.can_adjust ? (
          <Button size="sm" className="ml-auto" onPress={() => setOpen(true)}>
            {t('member.adjust')}
          </Button>
        ) : null}
      </p>
      {member.benefits.length > 0 ? <p className="text-12 text-quiet">{member.benefits.join(' · ')}</p> : null}
      {member.points_expire_at ? <p className="text-12 text-quiet">{t('member.pointsExpire', { day: dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(member.points_expire_at)) })}</p> : null}
      {open ? <PointsDialog member={member} conversationId={conversationId} onClose={() => setOpen(false)} /> : null}
    </article>
  );
}
