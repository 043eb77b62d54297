import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export type Tone = 'plain' | 'accent' | 'positive' | 'warning' | 'danger' | 'info' | 'paper';

export const toneLook: Record<Tone, string> = {
  plain: 'bg-hover text-quiet',
  accent: 'bg-accent-soft text-accent',
  positive: 'bg-positive-soft text-positive',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
  paper: 'bg-paper text-paper-quiet',
};

export interface PillProps {
  tone?: Tone;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A short fact about a thing. Never the only carrier of a meaning: the words say it too. */
export function Pill({ tone = 'plain', icon, className, children }: PillProps) {
  return (
    <span className={classNames('inline-flex h-5 max-w-full items-center gap-1 rounded-full px-2 text-12 font-medium', toneLook[tone], className)}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

export type StatusCategory = 'open' | 'waiting' | 'resolved' | 'spam';

const statusTones: Record<StatusCategory, Tone> = { open: 'accent', waiting: 'warning', resolved: 'positive', spam: 'plain' };

/** A brand's own status name, drawn by what it means. The glyph differs by category, not the colour alone. */
export function StatusPill({ name, category }: { name: string; category: StatusCategory }) {
  return (
    <Pill tone={statusTones[category]} icon={<StatusGlyph category={category} />}>
      {name}
    </Pill>
  );
}

export function StatusGlyph({ category, size = 10 }: { category: StatusCategory; size?: number }) {
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 };
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" className="shrink-0">
      {category === 'open' ? <circle cx="6" cy="6" r="4.5" {...stroke} /> : null}
      {category === 'waiting' ? (
        <>
          <circle cx="6" cy="6" r="4.5" {...stroke} />
          <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
        </>
      ) : null}
      {category === 'resolved' ? (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path d="M3.6 6.2 5.3 8l3.2-3.8" {...stroke} stroke="var(--surface-raised)" strokeWidth={1.6} />
        </>
      ) : null}
      {category === 'spam' ? (
        <>
          <circle cx="6" cy="6" r="4.5" {...stroke} />
          <path d="m3 9 6-6" {...stroke} />
        </>
      ) : null}
    </svg>
  );
}
