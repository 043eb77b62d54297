import type { PlayedScenario } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { allBecause } from './because-words.ts';
import { clock, momentName } from './day-words.ts';
import { percent, tenths } from './rehearsal-words.ts';

/** The ten intervals in which most came too late, and what made them so. */
export function WorstIntervals({ plan, timeZone }: { plan: PlayedScenario; timeZone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <section aria-label={t('rehearsal.worst')} className="flex flex-col gap-2">
      <h3 className="text-14 font-semibold">{t('rehearsal.worst')}</h3>
      <Table
        label={t('rehearsal.worst')}
        keyOf={(row) => row.at}
        rows={plan.worst}
        empty={<p className="text-13 text-quiet">{t('rehearsal.noneWorst')}</p>}
        columns={[
          { id: 'at', name: t('rehearsal.when'), className: 'whitespace-nowrap', cell: (row) => momentName(locale, timeZone, row.at, { weekday: 'short', day: 'numeric', month: 'short', ...clock }), sort: (row) => row.at },
          { id: 'missed', name: t('rehearsal.figures.missed'), align: 'end', className: 'tabular', cell: (row) => t('rehearsal.missedOf', { missed: tenths(locale, row.missed), arrived: tenths(locale, row.arrived) }), sort: (row) => row.missed },
          { id: 'level', name: t('rehearsal.figures.service_level'), align: 'end', wideOnly: true, className: 'tabular', cell: (row) => percent(locale, row.service_level) },
          { id: 'people', name: t('rehearsal.needed'), align: 'end', wideOnly: true, className: 'tabular', cell: (row) => `${tenths(locale, row.people_needed)} / ${tenths(locale, row.people_here)}` },
          { id: 'why', name: t('rehearsal.why'), cell: (row) => <Why of={allBecause(t, locale, row.because)} english={row.why} /> },
        ]}
      />
    </section>
  );
}

/** In the reader's language; what was kept before reasons had codes is English. */
function Why({ of, english }: { of: readonly string[] | null; english: string }) {
  return of === null ? <span lang="en" className="text-13">{english}</span> : <span className="text-13">{of.join('; ')}</span>;
}
