import type { Return } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import type { useReturnAct } from '../../shared/parts/returns/use-returns.ts';

/** Whole pieces of what was typed; null when it is none. */
export const piecesOf = (typed: string): number | null => (/^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : null);

/** Somebody unpacks: how many pieces of each line were in the parcel. */
export function ReceivePanel({ one, act }: { one: Return; act: ReturnType<typeof useReturnAct> }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const missing = one.lines.filter((line) => line.received < line.quantity);
  const countOf = (line: Return['lines'][number]) => piecesOf(typed[line.line_id] ?? String(line.quantity - line.received));
  const wrong = missing.some((line) => (countOf(line) ?? Infinity) > line.quantity - line.received) || missing.every((line) => countOf(line) === 0);
  const lines = missing.map((line) => ({ line_id: line.line_id, quantity: countOf(line) ?? 0 })).filter(({ quantity }) => quantity > 0);
  return (
    <Card className="gap-3">
      <div>
        <h2 className="text-14 font-semibold">{t('ret.next.receiveTitle')}</h2>
        <p className="text-13 text-quiet">{t('ret.next.receiveText')}</p>
      </div>
      <ul className="flex flex-col gap-2">
        {missing.map((line) => (
          <li key={line.line_id} className="flex items-center gap-3 text-14">
            <Field label={t('ret.start.pieces', { title: line.title })} hideLabel inputMode="numeric" value={typed[line.line_id] ?? String(line.quantity - line.received)} onChange={(value) => setTyped({ ...typed, [line.line_id]: value })} className="w-16" />
            <span className="shrink-0 text-13 text-quiet">{t('ret.next.ofPieces', { count: line.quantity - line.received })}</span>
            <bdi className="min-w-0 truncate">{line.title}</bdi>
          </li>
        ))}
      </ul>
      <Button look={one.state === 'approved' ? 'secondary' : 'primary'} icon={<PackageCheck size={14} />} busy={act.isPending} isDisabled={wrong} onPress={() => act.mutate({ what: 'receive', body: { lines } })} className="self-start">
        {t('ret.next.receive')}
      </Button>
    </Card>
  );
}
