import { useState, type KeyboardEvent, type PointerEvent } from 'react';

/** A width in pixels that is remembered in this browser, kept within its limits. */
export function useKeptWidth(name: string, start: number, low: number, high: number): [number, (width: number) => void] {
  const key = `keepdesk.width.${name}`;
  const hold = (width: number) => Math.min(high, Math.max(low, Math.round(width)));
  const [width, setWidth] = useState(() => hold(Number(localStorage.getItem(key)) || start));
  return [
    width,
    (wish) => {
      setWidth(hold(wish));
      localStorage.setItem(key, String(hold(wish)));
    },
  ];
}

export interface PaneEdgeProps {
  label: string;
  width: number;
  low: number;
  high: number;
  /** Which way the pane grows when the edge is moved to the right. */
  grows: 'right' | 'left';
  onWidth: (width: number) => void;
}

const STEP = 16;

/** The edge between two panes: dragged, or moved with the arrow keys. */
export function PaneEdge({ label, width, low, high, grows, onWidth }: PaneEdgeProps) {
  const sign = grows === 'right' ? 1 : -1;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const from = event.clientX;
    const edge = event.currentTarget;
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onWidth(width + sign * (moved.clientX - from));
    const stop = () => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', stop);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', stop);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') onWidth(width + sign * STEP);
    else if (event.key === 'ArrowLeft') onWidth(width - sign * STEP);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={low}
      aria-valuemax={high}
      onPointerDown={drag}
      onKeyDown={press}
      className="relative z-10 w-px shrink-0 cursor-col-resize bg-line before:absolute before:inset-y-0 before:-left-1 before:w-2.25 hover:bg-accent focus-visible:bg-accent"
    />
  );
}
