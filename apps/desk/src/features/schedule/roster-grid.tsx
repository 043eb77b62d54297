import type { Schedule, SchedulePerson, ScheduleProblem, Shift } from '@keepdesk/client';
import { classNames, numberFormat, useClock } from '@keepdesk/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleWords } from '../../shared/words/labour-words.ts';
import { DayTrack, lyingIn } from './day-track.tsx';
import { clockOf, dayOf, onDay, paidMinutes, plusDay } from './shift-times.ts';
import type { Draft } from './use-draft.ts';

export interface Cell {
  readonly person: SchedulePerson;
  readonly day: string;
}

interface RosterGridProps {
  schedule: Schedule;
  days: readonly string[];
  /** one day by the hour instead of all by the day, by this clock */
  hoursOf: { day: string; zone: string } | null;
  draft: Draft;
  onOpen: (cell: Cell) => void;
  onPerson: (person: SchedulePerson) => void;
}

const ROW = 52;

/** People and their days: only the rows in sight are in the page. Arrow keys move, Enter opens, Delete takes away; a shift is dragged to another cell. */
export function RosterGrid({ schedule, days, hoursOf, draft, onOpen, onPerson }: RosterGridProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<[row: number, column: number]>([0, 0]);
  const [moved, setMoved] = useState(0);
  const { people } = schedule;
  const columns = hoursOf === null ? days : [hoursOf.day];
  const shifts = useMemo(() => byPerson(schedule.shifts), [schedule.shifts]);
  const virtual = useVirtualizer({ count: people.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 6, getItemKey: (index) => people[index]?.id ?? index });
  const row = Math.min(at[0], Math.max(0, people.length - 1));
  const column = Math.min(at[1], columns.length - 1);
  useEffect(() => {
    if (moved > 0) grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  }, [moved, row, column]);
  const go = (down: number, right: number): void => {
    const next: [number, number] = [Math.min(people.length - 1, Math.max(0, row + down)), Math.min(columns.length - 1, Math.max(0, column + right))];
    virtual.scrollToIndex(next[0]);
    setAt(next);
    // Once the row is there.
    requestAnimationFrame(() => setMoved((count) => count + 1));
  };
  const press = (event: KeyboardEvent): void => {
    const person = people[row];
    const day = columns[column];
    const steps: Record<string, readonly [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [8, 0], PageUp: [-8, 0], Home: [0, -7], End: [0, 7] };
    const step = steps[event.key];
    if (step !== undefined) go(...step);
    else if (event.key === 'Enter' && person !== undefined && day !== undefined) onOpen({ person, day });
    else if ((event.key === 'Delete' || event.key === 'Backspace') && person !== undefined && day !== undefined && draft.change !== null) {
      const gone = (shifts.get(person.id) ?? []).filter((one) => dayOf(one.from, person.time_zone) === day).map((one) => one.id);
      if (gone.length > 0) draft.change({ put: [], remove: gone });
    } else return;
    event.preventDefault();
  };
  const width = { gridTemplateColumns: `minmax(9rem, 13rem) repeat(${columns.length}, minmax(${hoursOf === null ? '6.5rem' : '40rem'}, 1fr))` };
  return (
    <div ref={scroller} className="max-h-[32rem] overflow-auto rounded-card border border-line bg-raised">
      <div ref={grid} role="grid" aria-label={t('schedule.grid')} aria-rowcount={people.length + 1} aria-colcount={columns.length + 1} onKeyDown={press} className={hoursOf === null ? 'min-w-[56rem]' : 'min-w-[50rem]'}>
        <Head columns={columns} hours={hoursOf !== null} width={width} />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const person = people[index];
            if (person === undefined) return null;
            const own = shifts.get(person.id) ?? [];
            return (
              <div key={person.id} role="row" aria-rowindex={index + 2} className="absolute inset-x-0 grid border-b border-line" style={{ ...width, height: ROW, transform: `translateY(${start}px)` }}>
                <Name person={person} shifts={own} onPerson={onPerson} />
                {columns.map((day, place) => (
                  <GridCell
                    key={day} person={person} day={day} schedule={schedule} own={own} hoursOf={hoursOf} draft={draft} isAt={index === row && place === column} place={`${index} ${place}`} onFocus={() => setAt([index, place])} onOpen={() => onOpen({ person, day })}
                    onDrop={(id) => {
                      const dragged = schedule.shifts.find((one) => one.id === id);
                      const owner = people.find((one) => one.id === dragged?.person_id);
                      if (dragged && owner && draft.change !== null) draft.change({ put: [onDay(dragged, person.id, day, person.time_zone, owner.time_zone)], remove: [] });
                    }}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head({ columns, hours, width }: { columns: readonly string[]; hours: boolean; width: { gridTemplateColumns: string } }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = (day: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return (
    <div role="row" aria-rowindex={1} className="sticky top-0 z-10 grid border-b border-line bg-raised text-12 font-medium text-quiet" style={width}>
      <span role="columnheader" className="sticky left-0 z-10 bg-raised px-3 py-2">{t('schedule.person')}</span>
      {columns.map((day) => (
        <span key={day} role="columnheader" className="relative px-2 py-2">
          {name(day)}
          {hours ? [6, 12, 18].map((hour) => <span key={hour} aria-hidden className="absolute top-2 pl-1 font-normal" style={{ left: `${(100 * hour) / 24}%` }}>{`${String(hour).padStart(2, '0')}:00`}</span>) : null}
        </span>
      ))}
    </div>
  );
}

function Name({ person, shifts, onPerson }: { person: SchedulePerson; shifts: readonly Shift[]; onPerson: (person: SchedulePerson) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const number = numberFormat(locale, { maximumFractionDigits: 1 });
  const done = number.format(shifts.reduce((sum, one) => sum + paidMinutes(one), 0) / 60);
  const said = person.contract_minutes === null ? t('schedule.hoursOnly', { done }) : t('schedule.hours', { done, contract: number.format(person.contract_minutes / 60) });
  return (
    <span role="rowheader" className="sticky left-0 z-[5] flex min-w-0 flex-col justify-center border-r border-line bg-raised px-3">
      {person.contract_minutes === null ? <bdi className="truncate text-13 font-medium">{person.name}</bdi> : <button type="button" tabIndex={-1} onClick={() => onPerson(person)} className="truncate text-left text-13 font-medium hover:underline"><bdi>{person.name}</bdi></button>}
      <span className="truncate text-12 text-quiet">{[person.site?.name, said].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

interface GridCellProps {
  person: SchedulePerson;
  day: string;
  schedule: Schedule;
  own: readonly Shift[];
  hoursOf: { day: string; zone: string } | null;
  draft: Draft;
  isAt: boolean;
  place: string;
  onFocus: () => void;
  onOpen: () => void;
  onDrop: (shiftId: string) => void;
}

function GridCell({ person, day, schedule, own, hoursOf, draft, isAt, place, onFocus, onOpen, onDrop }: GridCellProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const zone = person.time_zone;
  const here = own.filter((one) => dayOf(one.from, zone) === day);
  const away = schedule.away.find((one) => one.person_id === person.id && one.from <= day && one.to >= day);
  const problems = schedule.problems.filter((one) => one.person_id === person.id && one.shift_ids.some((id) => here.some((shift) => shift.id === id)));
  // What is said is what is seen: by the hour, everything that lies in that day by the clock shown.
  const seen = hoursOf === null ? here : lyingIn(own, hoursOf.day, hoursOf.zone);
  const times = seen.map((one) => t('schedule.shiftSaid', { from: clockOf(one.from, hoursOf?.zone ?? zone), to: clockOf(one.to, hoursOf?.zone ?? zone) }));
  const what = [...(away ? [t(away.granted ? 'schedule.away' : 'schedule.awayAsked')] : []), ...(times.length > 0 ? times : [t('schedule.off')]), ...(problems.length > 0 ? [t('schedule.broken', { count: problems.length })] : [])].join(', ');
  const number = (value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const title = problems.map((one) => `${ruleWords(t, one, number)}${one.source === '' ? '' : ` (${one.source})`}`).join('\n');
  return (
    <div
      role="gridcell" data-cell={place} tabIndex={isAt ? 0 : -1} onFocus={onFocus} onDoubleClick={onOpen} title={title} aria-label={t('schedule.cell', { name: person.name, day, what })}
      onDragOver={(event) => { if (draft.change !== null) event.preventDefault(); }} onDrop={(event) => { event.preventDefault(); onDrop(event.dataTransfer.getData('text/plain')); }}
      className={classNames('relative flex min-w-0 flex-col justify-center gap-0.5 border-r border-line p-1 last:border-r-0', away && 'bg-hover', !away && here.length === 0 && 'text-quiet')}
    >
      {hoursOf === null ? (
        <>
          {away ? <span className="px-1 text-12 text-quiet">{t(away.granted ? 'schedule.away' : 'schedule.awayAsked')}</span> : null}
          {here.map((one) => <Chip key={one.id} shift={one} zone={zone} problems={problems.filter((problem) => problem.shift_ids.includes(one.id))} onOpen={onOpen} movable={draft.change !== null} />)}
        </>
      ) : <DayTrack shifts={seen} day={hoursOf.day} zone={hoursOf.zone} broken={new Set(problems.flatMap((one) => one.shift_ids))} draft={draft} onOpen={onOpen} />}
    </div>
  );
}

function Chip({ shift, zone, problems, onOpen, movable }: { shift: Shift; zone: string; problems: readonly ScheduleProblem[]; onOpen: () => void; movable: boolean }) {
  return (
    <button
      type="button" tabIndex={-1} draggable={movable} onDragStart={(event) => event.dataTransfer.setData('text/plain', shift.id)} onClick={onOpen} data-shift={shift.id}
      className={classNames('flex h-7 w-full items-center gap-1 rounded-control border px-1.5 text-left text-12 tabular', problems.length > 0 ? 'border-danger bg-danger-soft text-danger' : 'border-transparent bg-accent-soft text-text', movable && 'cursor-grab')}
    >
      {problems.length > 0 ? <CircleAlert size={12} className="shrink-0" /> : null}
      <span className="truncate">{`${clockOf(shift.from, zone)}–${clockOf(shift.to, zone)} `}</span>
    </button>
  );
}

function byPerson(shifts: readonly Shift[]): Map<string, Shift[]> {
  const all = new Map<string, Shift[]>();
  for (const one of shifts) all.set(one.person_id, [...(all.get(one.person_id) ?? []), one]);
  return all;
}

export const daysFrom = (monday: string, count = 7): string[] => Array.from({ length: count }, (_, at) => plusDay(monday, at));
