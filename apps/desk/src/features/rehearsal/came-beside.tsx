import { loadCame, type RehearsalAnswer } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { clock, momentName, percent, tenths } from './rehearsal-words.ts';

/** What came in the days of a baseline, as far as they are over, beside what was rehearsed. */
export function CameBeside({ answer }: { answer: RehearsalAnswer }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['plan', 'rehearsal', answer.id, 'came'], queryFn: () => loadCame(answer.id) });
  const isOver = found.data !== undefined && found.data.channels.some((one) => one.rehearsed > 0 || one.came > 0);
  return (
    <section aria-label={t('rehearsal.baseline')} className="flex flex-col gap-2">
      <h2 className="text-16 font-semibold">{t('rehearsal.baseline')}</h2>
      <Loaded found={found} title={t('rehearsal.failed')}>
        {!isOver ? <p className="text-13 text-quiet">{t('rehearsal.notOver')}</p> : (
          <Table
            label={t('rehearsal.baseline')}
            keyOf={(row) => row.channel}
            rows={found.data?.channels ?? []}
            caption={t('rehearsal.overUntil', { moment: momentName(locale, answer.time_zone, found.data?.over_until ?? '', { weekday: 'short', day: 'numeric', month: 'short', ...clock }) })}
            columns={[
              { id: 'channel', name: t('rehearsal.channel'), cell: (row) => channelName(t, row.channel) },
              { id: 'came', name: t('rehearsal.cameOf'), align: 'end', cell: (row) => `${tenths(locale, row.came)} / ${tenths(locale, row.rehearsed)}` },
              { id: 'level', name: t('rehearsal.levelOf'), align: 'end', cell: (row) => `${percent(locale, row.level)} / ${percent(locale, row.rehearsed_level)}` },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
