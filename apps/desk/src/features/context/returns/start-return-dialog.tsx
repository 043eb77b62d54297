import { loadReturnStart, startReturn, type ReturnPreview, type ReturnStart } from '@keepdesk/client';
import { ChoiceCards, Select, SkeletonRows, TextArea, useToaster, type CardChoice } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { Callout } from '../../../shared/kit/callout.tsx';
import { useTask } from '../../../shared/kit/task.ts';
import { JudgedView, useOptionWords } from '../../../shared/parts/returns/judged-view.tsx';
import { ReturnLine } from '../../../shared/parts/returns/return-line.tsx';
import { SignalsView } from '../../../shared/parts/returns/signals-view.tsx';
import { returnsKey } from '../../../shared/parts/returns/use-returns.ts';
import { kindIds, type Outcome } from '../../../shared/parts/returns/words.ts';
import { describeProblem } from '../../../shared/words/problem.ts';
import { LinePicker } from './line-picker.tsx';
import { useJudged } from './use-judged.ts';
import { askedLines, kindOf, untouched, type WantedLine } from './wanted-lines.ts';

interface Props {
  orderId: string;
  number: string;
  conversationId: string | null;
  onClose: () => void;
}

const WITHOUT_POLICY: readonly Outcome[] = ['refund', 'exchange', 'credit'];

/** What the customer may have, with its amounts; where the policy offers nothing, what a person may give all the same. */
function Offers({ preview, currency, value, onChange }: { preview: ReturnPreview; currency: string; value: Outcome | null; onChange: (outcome: Outcome) => void }) {
  const { t } = useTranslation();
  const words = useOptionWords(currency);
  const offered: CardChoice<Outcome>[] = preview.judged.options.map((option) => ({ id: option.kind, name: t(`ret.outcome.${option.kind}`), note: option.send_back ? words(option) : `${words(option)} · ${t('ret.keepIt')}` }));
  return <ChoiceCards label={t('ret.start.what')} value={value} onChange={onChange} choices={offered.length > 0 ? offered : WITHOUT_POLICY.map((id) => ({ id, name: t(`ret.outcome.${id}`) }))} />;
}

/** Starts a return of an order: what comes back and why; what would be decided and why shows at once. */
export function StartReturnDialog({ orderId, number, conversationId, onClose }: Props) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...returnsKey, 'start', orderId, conversationId], queryFn: () => loadReturnStart(orderId, conversationId) });
  if (found.data) return <Filled start={found.data} conversationId={conversationId} onClose={onClose} />;
  return (
    <AskDialog title={t('ret.start.title', { number })} width="wide" onClose={onClose} doName={t('ret.start.doAllowed')} busy={false} ready={false} onDo={() => undefined}>
      {found.isError ? <Callout tone="danger">{describeProblem(t, found.error)}</Callout> : <SkeletonRows rows={3} />}
    </AskDialog>
  );
}

function Filled({ start, conversationId, onClose }: { start: ReturnStart; conversationId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const toaster = useToaster();
  const client = useQueryClient();
  const only = start.lines.filter((line) => line.left > 0);
  // Of an order with one line there is nothing to choose.
  const [wanted, setWanted] = useState<ReadonlyMap<string, WantedLine>>(() => new Map(start.lines.map((line) => [line.line_id, { ...untouched(line), on: only.length === 1 && line.left > 0 }])));
  const [chosenOutcome, setOutcome] = useState<Outcome | null>(null);
  const [chosenKind, setKind] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [anyway, setAnyway] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const plain = askedLines(start.lines, wanted, null);
  const { preview, fresh, error } = useJudged(start.order.id, chosenKind ?? kindOf(plain ?? [], chosenOutcome), askedLines(start.lines, wanted, chosenOutcome));
  const offered: readonly Outcome[] = preview?.judged.options.map((option) => option.kind) ?? [];
  const outcome: Outcome = chosenOutcome !== null && (offered.length === 0 || offered.includes(chosenOutcome)) ? chosenOutcome : (offered[0] ?? 'refund');
  const lines = askedLines(start.lines, wanted, outcome);
  const kind = chosenKind ?? kindOf(plain ?? [], preview === undefined ? null : outcome);
  const decision = preview?.judged.decision;
  const refused = decision === 'refused';
  const titles = new Map((plain ?? []).map((line) => [line.line_id, start.lines.find((one) => one.line_id === line.line_id)?.title ?? '']));
  const send = async (more: object) => {
    if (lines === null) return;
    const made = await startReturn({ order_id: start.order.id, kind, lines, ...(conversationId === null ? {} : { conversation_id: conversationId }), note, key, ...more });
    void client.invalidateQueries({ queryKey: returnsKey });
    void client.invalidateQueries({ queryKey: ['approvals'] });
    onClose();
    toaster.show({ text: t(made.state === 'refused' ? 'ret.start.refusedNoted' : 'ret.start.started', { number: made.number }), action: { name: t('ret.approval.open'), onAction: () => void navigate({ to: '/returns/$id', params: { id: made.id } }) } });
  };
  const overrides = refused && anyway.trim() !== '';
  const task = useTask(() => send(overrides ? { anyway: anyway.trim() } : refused ? { refuse: true } : {}));
  const doName = overrides ? t(start.may_override ? 'ret.start.doAnyway' : 'ret.start.doAsk') : refused ? t('ret.start.doRefuse') : decision === 'review' ? t('ret.start.doReview') : t('ret.start.doAllowed');
  return (
    <AskDialog title={t('ret.start.title', { number: start.order.number })} width="wide" onClose={onClose} doName={doName} busy={task.busy} ready={lines !== null && preview !== undefined && fresh} onDo={task.run}>
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <section aria-label={t('ret.start.lines')} className="flex flex-col gap-2">
            <h3 className="text-13 font-medium">{t('ret.start.lines')}</h3>
            {only.length === 0 ? <p className="text-13 text-quiet">{t('ret.start.nothingLeft')}</p> : null}
            <ul className="flex flex-col gap-2">
              {start.lines.map((line) => {
                const said = wanted.get(line.line_id) ?? untouched(line);
                return <LinePicker key={line.line_id} start={start} line={line} said={said} exchanges={outcome === 'exchange' && preview !== undefined} onSay={(part) => setWanted(new Map(wanted).set(line.line_id, { ...said, ...part }))} />;
              })}
            </ul>
          </section>
          {preview ? <Offers preview={preview} currency={start.order.currency} value={outcome} onChange={setOutcome} /> : null}
          <TextArea label={t('ret.start.note')} help={t('ret.start.noteHelp')} value={note} onChange={setNote} rows={2} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {error ? <Callout tone="danger">{describeProblem(t, error)}</Callout> : preview ? <JudgedView judged={preview.judged} titles={titles} /> : <p className="text-13 text-quiet">{t('ret.start.pick')}</p>}
          {refused ? <TextArea label={t('ret.start.anywayWhy')} value={anyway} onChange={setAnyway} rows={2} help={start.may_override ? t('ret.start.anyway') : t('ret.start.anywaySecond')} /> : null}
          {preview ? <Select label={t('ret.start.kind')} value={kind} onChange={setKind} choices={kindIds.map((id) => ({ id: id as string, name: t(`ret.kind.${id}`) }))} help={kind === 'lost' || !preview.sends_back ? t('ret.keepIt') : null} /> : null}
          <SignalsView signals={start.signals} />
          {start.returns.length > 0 ? (
            <section aria-label={t('ret.start.earlier')} className="flex flex-col gap-1.5">
              <h3 className="text-12 font-semibold text-quiet">{t('ret.start.earlier')}</h3>
              <ul className="divide-y divide-line overflow-hidden rounded-card border border-line">
                {start.returns.map((row) => (
                  <li key={row.id} className="[&_a]:md:grid-cols-[1fr_auto] [&_a>*]:md:col-auto [&_a>*]:md:row-auto">
                    <ReturnLine row={row} withBrand={false} />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </AskDialog>
  );
}
