import type { Shift } from '@keepdesk/client';
import { classNames } from '@keepdesk/ui';
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf, momentAt, plusDay, withEnds } from './shift-times.ts';
import type { Draft } from './use-draft.ts';

const QUARTER = 15 * 60_000;

interface Pull {
  readonly id: string;
  readonly end: 'from' | 'to';
  readonly by: number;
  readonly startX: number;
}

/** Shifts that touch a day by the clock of a zone. */
export function lyingIn(shifts: readonly Shift[], day: string, zone: string): Shift[] {
  const [begin, end] = [momentAt(day, '00:00', zone), momentAt(plusDay(day), '00:00', zone)];
  return shifts.filter((one) => Date.parse(one.from) < end && Date.parse(one.to) > begin);
}

/** One person's day by the hour: shifts with what lies in them; an end is dragged by the quarter of an hour. */
export function DayTrack({ shifts, day, zone, broken, draft, onOpen }: { shifts: readonly Shift[]; day: string; zone: string; broken: ReadonlySet<string>; draft: Draft; onOpen: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [pull, setPull] = useState<Pull | null>(null);
  const [begin, end] = [momentAt(day, '00:00', zone), momentAt(plusDay(day), '00:00', zone)];
  const place = (at: number): number => (100 * (Math.min(end, Math.max(begin, at)) - begin)) / (end - begin);
  const pulled = (shift: Shift): [number, number] => {
    const [from, to] = [Date.parse(shift.from), Date.parse(shift.to)];
    if (pull?.id !== shift.id) return [from, to];
    return pull.end === 'from' ? [Math.min(to - QUARTER, from + pull.by), to] : [from, Math.max(from + QUARTER, to + pull.by)];
  };
  const move = (event: PointerEvent): void => {
    if (pull === null || box.current === null) return;
    const minutes = ((event.clientX - pull.startX) / box.current.clientWidth) * (end - begin);
    setPull({ ...pull, by: Math.round(minutes / QUARTER) * QUARTER });
  };
  const drop = (shift: Shift): void => {
    if (pull !== null && pull.by !== 0) draft.change?.({ put: [withEnds(shift, ...pulled(shift))], remove: [] });
    setPull(null);
  };
  const handle = (shift: Shift, edge: 'from' | 'to') =>
    draft.change === null ? null : (
      <span
        aria-hidden data-edge={`${shift.id} ${edge}`} className={classNames('absolute inset-y-0 w-2 cursor-ew-resize touch-none', edge === 'from' ? 'left-0' : 'right-0')}
        onPointerDown={(event) => { event.stopPropagation(); event.currentTarget.setPointerCapture(event.pointerId); setPull({ id: shift.id, end: edge, by: 0, startX: event.clientX }); }} onPointerMove={move} onPointerUp={() => drop(shift)} onPointerCancel={() => setPull(null)}
      />
    );
  return (
    <div ref={box} className="relative h-9">
      {[6, 12, 18].map((hour) => <span key={hour} aria-hidden className="absolute inset-y-0 border-l border-line" style={{ left: `${(100 * hour) / 24}%` }} />)}
      {shifts.map((shift) => {
        const [from, to] = pulled(shift);
        // The space ends a word: without it two shifts of a day read as one, and not as in the cell's name.
        return (
          <div key={shift.id} className={classNames('absolute inset-y-0.5 overflow-hidden rounded-control border', broken.has(shift.id) ? 'border-danger bg-danger-soft' : 'border-transparent bg-accent-soft')} style={{ left: `${place(from)}%`, width: `${place(to) - place(from)}%` }}>
            <button type="button" tabIndex={-1} onClick={onOpen} className={classNames('absolute inset-0 truncate px-2.5 text-left text-12 tabular', broken.has(shift.id) ? 'text-danger' : 'text-text')}>{`${clockOf(from, zone)}–${clockOf(to, zone)} `}</button>
            {shift.activities.map((one) => <span key={one.from} title={`${t(`schedule.activity.${one.kind}`)} ${clockOf(one.from, zone)}–${clockOf(one.to, zone)}`} className={classNames('absolute bottom-0 h-1.5 rounded-full', one.paid ? 'bg-quiet' : 'bg-text')} style={{ left: `${(100 * (Date.parse(one.from) - from)) / (to - from)}%`, width: `${(100 * (Date.parse(one.to) - Date.parse(one.from))) / (to - from)}%` }} />)}
            {handle(shift, 'from')}
            {handle(shift, 'to')}
          </div>
        );
      })}
    </div>
  );
}
