import { tickSeason, type Season, type SeasonCheck } from '@keepdesk/client';
import { Button, Pill, Table, useClock, type Tone } from '@keepdesk/ui';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { className, dayName, whole } from './season-words.ts';

const tones: Readonly<Record<SeasonCheck['state'], Tone>> = { done: 'positive', in_time: 'plain', at_risk: 'warning', late: 'danger' };
/** Where it is seen. */
const places: Partial<Record<SeasonCheck['kind'], string>> = { policies: 'levels', peak_mode: 'pools', holidays: 'hours' };

/** What has to be true by when: what the desk sees, and what somebody says with their name. */
export function ReadyCard({ season }: { season: Season }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [asking, setAsking] = useState<SeasonCheck | null>(null);
  const tick = useChange((said: { check: string; done: boolean; note: string }) => tickSeason(season.id, said), null, [['seasons']]);
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('season.ready')}</h2>
        <p className="text-13 text-quiet">{t('season.readyIntro')}</p>
      </div>
      <Table
        label={t('season.ready')} rows={season.readiness} keyOf={(one) => one.key}
        columns={[
          { id: 'due', name: t('season.due'), className: 'tabular whitespace-nowrap', cell: (one) => dayName(locale, one.due_on) },
          { id: 'what', name: t('season.what'), cell: (one) => <span className="flex flex-col"><span>{checkName(t, locale, one)}</span><span className="text-12 text-quiet">{evidenceOf(t, locale, one)}</span></span> },
          { id: 'state', name: t('season.state'), cell: (one) => <Pill tone={tones[one.state]}>{t(`season.states.${one.state}`, { days: Math.abs(one.days) })}</Pill> },
          { id: 'do', name: '', align: 'end', cell: (one) => <Doing one={one} onTick={() => setAsking(one)} onUntick={() => tick.mutate({ check: one.key, done: false, note: '' })} /> },
        ]}
      />
      <FormDialog
        title={asking === null ? '' : checkName(t, locale, asking)} isOpen={asking !== null} onClose={() => setAsking(null)} doName={t('season.tick')} fields={[{ kind: 'text', name: 'note', label: t('season.note') }]}
        onSubmit={async ({ note }) => { if (asking !== null) await tick.mutateAsync({ check: asking.key, done: true, note: String(note) }); }}
      />
    </Card>
  );
}

function Doing({ one, onTick, onUntick }: { one: SeasonCheck; onTick: () => void; onUntick: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const place = places[one.kind];
  if (one.evidence === 'seen' && one.state !== 'done' && place !== undefined) return <Button size="sm" onPress={() => void navigate({ to: '/settings/$section', params: { section: place } })}>{t('season.see')}</Button>;
  if (one.evidence === 'seen') return null;
  return one.state === 'done' ? <Button size="sm" look="quiet" onPress={onUntick}>{t('season.untick')}</Button> : <Button size="sm" onPress={onTick}>{t('season.tick')}</Button>;
}

function checkName(t: TFunction, locale: string, { kind, of, from }: SeasonCheck): string {
  const number = (name: string): string => whole(locale, from[name] ?? 0);
  return t(`season.checks.${kind}`, { of: of === null ? '' : kind === 'notice' ? of : className(t, of), people: number('people'), offers: number('offers'), accepted: number('accepted'), trainers: number('trainers'), count: from.count ?? 0 });
}

function evidenceOf(t: TFunction, locale: string, { evidence, tick: said }: SeasonCheck): string {
  if (said !== null) return t('season.said', { by: said.by ?? '–', day: dayName(locale, said.at.slice(0, 10)), note: said.note });
  return t(evidence === 'seen' ? 'season.seen' : 'season.notSaid');
}
