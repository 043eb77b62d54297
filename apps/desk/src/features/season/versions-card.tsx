import type { Season, SeasonDecision } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { decisionName } from './decisions-card.tsx';
import type { SeasonSearch } from './season-search.ts';
import { dayName, money, tenths, whole } from './season-words.ts';

const kinds: readonly SeasonDecision['kind'][] = ['class', 'surge', 'deflection', 'overtime'];

/** What was planned before stays to be seen, and what the last change cost. */
export function VersionsCard({ season, onSeason }: { season: Season; onSeason: (search: SeasonSearch) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('season.versions')}</h2>
        <p className="text-13 text-quiet">{t('season.versionIntro')}</p>
      </div>
      {season.changed === null ? null : <Changed season={season} changed={season.changed} />}
      <Table
        label={t('season.versions')} rows={season.versions} keyOf={(one) => String(one.number)}
        columns={[
          { id: 'version', name: t('season.version'), cell: (one) => <button type="button" className="text-left underline decoration-dotted underline-offset-2" onClick={() => onSeason({ season: season.id, version: one.number })}>{t('season.versionName', { number: one.number, day: dayName(locale, one.made_at.slice(0, 10)) })}</button> },
          { id: 'note', name: t('season.what'), cell: (one) => [one.note, one.made_by].filter(Boolean).join(' · ') },
          { id: 'cost', name: t('season.costs'), align: 'end', className: 'tabular', cell: (one) => (one.cost === null ? '–' : money(locale, season.currency, one.cost)) },
        ]}
      />
    </Card>
  );
}

function Changed({ season, changed }: { season: Season; changed: NonNullable<Season['changed']> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { cost, short_weeks: short } = changed;
  const said = { against: changed.against, cost: t(Math.abs(cost) < 50 ? 'season.costSame' : cost > 0 ? 'season.costMore' : 'season.costLess', { cost: money(locale, season.currency, Math.abs(cost)) }), short: t(Math.abs(short) < 0.05 ? 'season.shortSame' : short > 0 ? 'season.shortMore' : 'season.shortLess', { weeks: tenths(locale, Math.abs(short)) }) };
  const amount = (kind: string, value: number): string => (kind === 'deflection' ? (value > 0 ? '✓' : '–') : whole(locale, value));
  return (
    <div className="text-13">
      <p className="font-medium">{t('season.changed', said)}</p>
      <ul className="list-disc pl-5 text-quiet">
        {changed.decisions.map((one) => {
          const kind = kinds.find((known) => known === one.kind);
          return kind === undefined ? null : <li key={`${one.kind} ${one.id}`}>{t('season.changedOne', { name: decisionName(t, locale, season, { kind, id: one.id, amount: one.after }), before: amount(kind, one.before), after: amount(kind, one.after) })}</li>;
        })}
      </ul>
    </div>
  );
}
