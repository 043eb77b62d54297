import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';

export interface ProgressBarProps {
  label: string;
  /** 0–1; absent while the length is unknown. */
  fraction?: number;
  words?: string;
}

export function ProgressBar({ label, fraction, words }: ProgressBarProps) {
  const known = fraction !== undefined;
  return (
    <AriaProgressBar aria-label={label} value={known ? fraction * 100 : 0} isIndeterminate={!known} className="flex flex-col gap-1">
      <div className="flex justify-between text-12 text-quiet">
        <span>{label}</span>
        <span className="tabular">{words ?? (known ? `${Math.round(fraction * 100)} %` : '')}</span>
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-pressed">
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: known ? `${Math.min(1, Math.max(0, fraction)) * 100}%` : '30%' }}
        />
      </div>
    </AriaProgressBar>
  );
}
