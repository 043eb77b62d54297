import type { Return } from '@keepdesk/client';
import { Button, Field, Select } from '@keepdesk/ui';
import { ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import type { useReturnAct } from '../../shared/parts/returns/use-returns.ts';
import { conditionIds, type Outcome } from '../../shared/parts/returns/words.ts';
import { piecesOf } from './receive-panel.tsx';

interface Look {
  accepted: string;
  condition: string;
  resolution: Outcome;
  words: string;
}

const UNKNOWN = 'unknown';

function beginWith(line: Return['lines'][number]): Look {
  return { accepted: String(line.accepted ?? line.received), condition: line.inspected_condition ?? line.condition ?? UNKNOWN, resolution: line.resolution ?? line.wanted ?? 'refund', words: line.inspected_words };
}

/** Somebody looks at what came: how much is accepted, in what state it is, and what the customer gets. */
export function InspectPanel({ one, act, onDone }: { one: Return; act: ReturnType<typeof useReturnAct>; onDone: () => void }) {
  const { t } = useTranslation();
  const here = one.lines.filter((line) => line.received > 0);
  const [looks, setLooks] = useState<Record<string, Look>>(() => Object.fromEntries(here.map((line) => [line.line_id, beginWith(line)])));
  const change = (id: string, part: Partial<Look>) => setLooks((now) => ({ ...now, [id]: { ...(now[id] as Look), ...part } }));
  const lookAt = (line: Return['lines'][number]): Look => looks[line.line_id] ?? beginWith(line);
  // Nothing accepted is rejected, and only that.
  const resolutionOf = (look: Look): Outcome => (piecesOf(look.accepted) === 0 ? 'reject' : look.resolution === 'reject' ? 'refund' : look.resolution);
  const wrong = here.some((line) => {
    const look = lookAt(line);
    const accepted = piecesOf(look.accepted);
    return accepted === null || accepted > line.received || (accepted === 0 && look.words.trim() === '');
  });
  const outcomes = [...new Set<Outcome>([...(one.judged?.options.map(({ kind }) => kind) ?? []), 'refund', 'credit', 'exchange', 'replacement', 'repair'])];
  const send = () =>
    act
      .mutateAsync({ what: 'inspect', body: { lines: here.map((line) => {
        const look = lookAt(line);
        return { line_id: line.line_id, accepted: piecesOf(look.accepted) ?? 0, resolution: resolutionOf(look), words: look.words, ...(look.condition === UNKNOWN ? {} : { condition: look.condition }) };
      }) } })
      .then(onDone, () => undefined);
  return (
    <Card className="gap-3">
      <div>
        <h2 className="text-14 font-semibold">{t('ret.next.inspectTitle')}</h2>
        <p className="text-13 text-quiet">{t('ret.next.inspectText')}</p>
      </div>
      <ul className="flex flex-col divide-y divide-line">
        {here.map((line) => {
          const look = lookAt(line);
          const rejected = piecesOf(look.accepted) === 0;
          return (
            <li key={line.line_id} className="flex flex-col gap-2 py-3 first:pt-0">
              <span className="text-14">
                <span className="tabular">{line.received}×</span> <bdi className="font-medium">{line.title}</bdi>
              </span>
              <div className="grid items-start gap-3 sm:grid-cols-[7rem_1fr_1fr]">
                <Field label={t('ret.next.accepted')} inputMode="numeric" value={look.accepted} onChange={(accepted) => change(line.line_id, { accepted })} help={t('ret.next.ofPieces', { count: line.received })} />
                <Select label={t('ret.start.condition')} value={look.condition} onChange={(condition) => change(line.line_id, { condition })} choices={[{ id: UNKNOWN, name: t('ret.start.conditionUnknown') }, ...conditionIds.map((id) => ({ id: id as string, name: t(`ret.condition.${id}`) }))]} />
                <Select label={t('ret.next.becomes')} isDisabled={rejected} value={resolutionOf(look)} onChange={(resolution) => change(line.line_id, { resolution })} choices={(rejected ? (['reject'] as const) : outcomes).map((id) => ({ id: id as Outcome, name: t(`ret.outcome.${id}`) + (id === 'exchange' && line.instead ? `: ${line.instead.title}` : '') }))} />
              </div>
              <Field label={t('ret.next.found')} value={look.words} onChange={(words) => change(line.line_id, { words })} help={rejected && look.words.trim() === '' ? <span className="text-warning">{t('ret.next.foundNeeded')}</span> : null} />
            </li>
          );
        })}
      </ul>
      <Button look="primary" icon={<ClipboardCheck size={14} />} busy={act.isPending} isDisabled={wrong} onPress={() => void send()} className="self-start">
        {t('ret.next.inspect')}
      </Button>
    </Card>
  );
}
