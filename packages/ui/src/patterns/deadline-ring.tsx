import { classNames } from '../class-names.ts';

export type DeadlineState = 'running' | 'paused' | 'met' | 'missed';

export interface DeadlineRingProps {
  state: DeadlineState;
  /** Part of the time that is left, 0–1. */
  left: number;
  /** The same in words ("due in 14 min"); drawn beside the ring only when `showWords`. */
  words: string;
  showWords?: boolean;
  size?: number;
}

/** How near the end counts as near: a fifth of the time. */
const NEAR = 0.2;

export function deadlineTone(state: DeadlineState, left: number): string {
  if (state === 'missed') return 'text-danger';
  if (state === 'met') return 'text-positive';
  if (state === 'paused') return 'text-quiet';
  return left <= NEAR ? 'text-warning' : 'text-accent';
}

/** A deadline as a small ring: full when there is time, closing as it goes, a bar across when missed, two bars when paused. */
export function DeadlineRing({ state, left, words, showWords, size = 16 }: DeadlineRingProps) {
  const round = 2 * Math.PI * 6;
  const part = state === 'running' ? Math.min(1, Math.max(0, left)) : 1;
  return (
    <span className={classNames('inline-flex items-center gap-1.5 text-12', deadlineTone(state, left))} title={words}>
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className="shrink-0">
        <circle cx="8" cy="8" r="6" fill="none" stroke="var(--line)" strokeWidth="2" />
        <circle
          cx="8"
          cy="8"
          r="6"
          fill={state === 'missed' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray={`${part * round} ${round}`}
          transform="rotate(-90 8 8)"
        />
        {state === 'paused' ? <path d="M6.5 5.8v4.4M9.5 5.8v4.4" stroke="currentColor" strokeWidth="1.5" /> : null}
        {state === 'met' ? <path d="m5.5 8.2 1.8 1.8 3.2-3.8" fill="none" stroke="currentColor" strokeWidth="1.5" /> : null}
        {state === 'missed' ? <path d="M8 4.8v4M8 10.6v.8" stroke="var(--surface-raised)" strokeWidth="1.6" /> : null}
      </svg>
      <span className={showWords ? 'font-medium' : 'sr-only'}>{words}</span>
    </span>
  );
}
