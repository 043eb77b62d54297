import { loadCame, type RehearsalAnswer } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { clock, dayName, momentName } from './day-words.ts';
import { percent, whole } from './rehearsal-words.ts';

/** A rehearsal is close where it is off by no more, in the share that is answered in time. */
const NEAR = 0.03;

/** What came in the days of a baseline, as far as they are over, beside what was rehearsed. */
export function CameBeside({ answer }: { answer: RehearsalAnswer }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['plan', 'rehearsal', answer.id, 'came'], queryFn: () => loadCame(answer.id) });
  const isOver = found.data !== undefined && found.data.channels.some((one) => one.rehearsed > 0 || one.came > 0);
  const judged = (found.data?.days ?? []).filter((one) => one.level !== null && one.rehearsed_level !== null);
  const near = judged.filter((one) => Math.abs((one.level ?? 0) - (one.rehearsed_level ?? 0)) <= NEAR);
  return (
    <section aria-label={t('rehearsal.baseline')} className="flex flex-col gap-2">
      <h2 className="text-16 font-semibold">{t('rehearsal.baseline')}</h2>
      <Loaded found={found} title={t('rehearsal.failed')}>
        {!isOver ? <p className="text-13 text-quiet">{t('rehearsal.notOver')}</p> : (
          <>
            {judged.length > 0 ? <p className="text-14">{t('rehearsal.within', { within: near.length, count: judged.length })}</p> : null}
            <Rows label={t('rehearsal.day')} rows={(found.data?.days ?? []).map((row) => ({ ...row, name: dayName(locale, row.day) }))} />
            <Rows label={t('rehearsal.channel')} rows={(found.data?.channels ?? []).map((row) => ({ ...row, name: channelName(t, row.channel) }))} />
            <p className="text-12 text-quiet">{t('rehearsal.overUntil', { moment: momentName(locale, answer.time_zone, found.data?.over_until ?? '', { weekday: 'short', day: 'numeric', month: 'short', ...clock }) })}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}

type Row = { name: string; came: number; rehearsed: number; level: number | null; rehearsed_level: number | null };

function Rows({ label, rows }: { label: string; rows: Row[] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (rows.length === 0) return null;
  return (
    <Table
      label={`${t('rehearsal.baseline')}: ${label}`}
      keyOf={(row) => row.name}
      rows={rows}
      columns={[
        { id: 'name', name: label, cell: (row) => row.name },
        { id: 'came', name: t('rehearsal.cameOf'), align: 'end', className: 'tabular', cell: (row) => `${whole(locale, row.came)} / ${whole(locale, row.rehearsed)}` },
        { id: 'level', name: t('rehearsal.levelOf'), align: 'end', className: 'tabular', cell: (row) => `${percent(locale, row.level)} / ${percent(locale, row.rehearsed_level)}` },
      ]}
    />
  );
}
