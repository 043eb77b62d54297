import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useUiTexts } from '../ui-texts.tsx';

/** Points of the first line that can be moved. */
export interface MovablePoints {
  isMovable: (index: number) => boolean;
  /** Where a point was moved to; its own value where it was only pressed. */
  onMove: (index: number, value: number) => void;
  /** How to do it, in words. */
  hint: string;
}

export interface CursorLine {
  name: string;
  values: ReadonlyArray<number | null>;
  band?: ReadonlyArray<readonly [number, number] | null>;
}

interface LineCursorProps {
  title: string;
  labels: readonly string[];
  lines: readonly CursorLine[];
  /** What lies at a step beside its values: a holiday, a campaign. */
  about: (index: number) => readonly string[];
  format: (value: number) => string;
  move?: MovablePoints;
  /** pixels of a step, and of a value; and back */
  x: (index: number) => number;
  y: (value: number) => number;
  indexAt: (x: number) => number;
  valueAt: (y: number) => number;
  width: number;
  height: number;
}

const [STEP, FAR_STEP, WEEK] = [0.01, 0.1, 7];
/** A press this near a point takes hold of it; a finger's width. */
const REACH = 22;
const NOTE_WIDTH = 220;

/** What the chart says at one step: under the pointer, or by the arrow keys; and, where points can be moved, the hold on one. */
export function LineCursor({ title, labels, lines, about, format, move, x, y, indexAt, valueAt, width, height }: LineCursorProps) {
  const texts = useUiTexts();
  const [at, setAt] = useState<number | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const [held, setHeld] = useState(false);
  const own = at === null ? null : (lines[0]?.values[at] ?? null);
  const isMovable = at !== null && own !== null && move?.isMovable(at) === true;
  const steady = (): void => { setMoved(null); setHeld(false); };
  const go = (to: number): void => { setAt(Math.max(0, Math.min(labels.length - 1, to))); steady(); };
  const placeOf = (event: PointerEvent<HTMLElement>): { px: number; py: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { px: event.clientX - box.left, py: event.clientY - box.top };
  };
  const over = (event: PointerEvent<HTMLElement>): void => {
    const { px, py } = placeOf(event);
    if (held) setMoved(Math.max(0, valueAt(py)));
    else go(indexAt(px));
  };
  const press = (event: PointerEvent<HTMLElement>): void => {
    const { px, py } = placeOf(event);
    const index = Math.max(0, Math.min(labels.length - 1, indexAt(px)));
    const value = lines[0]?.values[index] ?? null;
    go(index);
    if (value === null || move?.isMovable(index) !== true || Math.abs(y(value) - py) > REACH) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(true);
    setMoved(null);
  };
  const done = (): void => {
    if (held && at !== null && own !== null) move?.onMove(at, moved ?? own);
    steady();
  };
  const key = (event: KeyboardEvent): void => {
    const from = at ?? labels.length - 1;
    const far = event.shiftKey;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') go(at === null ? from : from + (event.key === 'ArrowLeft' ? -1 : 1) * (far ? WEEK : 1));
    else if (event.key === 'Home' || event.key === 'End') go(event.key === 'Home' ? 0 : labels.length - 1);
    else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && isMovable) setMoved(Math.max(0, (moved ?? own) + (event.key === 'ArrowUp' ? 1 : -1) * (far ? FAR_STEP : STEP) * own));
    else if (event.key === 'Enter' && isMovable) { move?.onMove(at, moved ?? own); steady(); }
    else if (event.key === 'Escape' && moved !== null) steady();
    else return;
    event.preventDefault();
  };
  const valueOf = (line: CursorLine, index: number): string => {
    const [value, band] = [line.values[index] ?? null, line.band?.[index] ?? null];
    return value === null ? '–' : band === null ? format(value) : `${format(value)} (${format(band[0])} – ${format(band[1])})`;
  };
  const said = at === null ? '' : [labels[at], ...lines.map((line) => `${line.name} ${valueOf(line, at)}`), ...(moved === null ? [] : [`${texts.movedTo} ${format(moved)}`]), ...about(at)].join(', ');
  return (
    <div
      role="slider" tabIndex={0} aria-label={`${title}: ${texts.readChart}`} aria-valuemin={0} aria-valuemax={labels.length - 1} aria-valuenow={at ?? 0} aria-valuetext={said === '' ? (labels[0] ?? '') : said} aria-orientation="horizontal"
      className={`absolute inset-0 rounded-card ${isMovable ? 'cursor-ns-resize' : ''}`} style={{ touchAction: held ? 'none' : 'pan-y', width, height }}
      onPointerMove={over} onPointerDown={press} onPointerUp={done} onPointerCancel={steady} onPointerLeave={() => { if (!held) setAt(null); }} onKeyDown={key} onBlur={() => { setAt(null); steady(); }}
    >
      {at === null ? null : (
        <>
          <svg width={width} height={height} aria-hidden="true" className="pointer-events-none absolute inset-0">
            <line x1={x(at)} x2={x(at)} y1={0} y2={height - 22} stroke="var(--text-quiet)" />
            {lines.map((line, hue) => (line.values[at] == null ? null : <circle key={line.name} cx={x(at)} cy={y(line.values[at])} r={hue === 0 && isMovable ? 6 : 4} fill={`var(--chart-${hue + 1})`} stroke="var(--surface)" strokeWidth="1.5" />))}
            {moved === null ? null : <circle cx={x(at)} cy={y(moved)} r="7" fill="none" stroke="var(--chart-1)" strokeWidth="2.5" />}
          </svg>
          <div className="pointer-events-none absolute top-2 z-10 rounded-control border border-line bg-surface px-2.5 py-1.5 text-12 shadow-float" style={{ width: NOTE_WIDTH, left: x(at) + 14 + NOTE_WIDTH > width ? Math.max(0, x(at) - 14 - NOTE_WIDTH) : x(at) + 14 }}>
            <p className="font-semibold">{labels[at]}</p>
            {about(at).map((name) => <p key={name}>{name}</p>)}
            <dl className="tabular">
              {lines.map((line) => (
                <div key={line.name} className="flex items-baseline justify-between gap-2">
                  <dt className="text-quiet">{line.name}</dt>
                  <dd>{valueOf(line, at)}</dd>
                </div>
              ))}
              {moved === null ? null : (
                <div className="flex items-baseline justify-between gap-2 font-semibold">
                  <dt>{texts.movedTo}</dt>
                  <dd>{format(moved)}</dd>
                </div>
              )}
            </dl>
            {isMovable ? <p className="mt-1 text-quiet">{move?.hint}</p> : null}
          </div>
        </>
      )}
    </div>
  );
}
