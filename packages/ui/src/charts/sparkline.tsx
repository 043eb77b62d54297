import { linear } from './scale.ts';

export interface SparklineProps {
  values: ReadonlyArray<number | null>;
  /** What it shows, for those who listen: a sparkline stands only beside its figure. */
  label: string;
  width?: number;
  height?: number;
}

/** Points of the line, broken where a value is missing. Zero is always inside the range. */
export function sparklinePath(values: ReadonlyArray<number | null>, width: number, height: number): string {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return '';
  const x = linear([0, Math.max(1, values.length - 1)], [1.5, width - 3]);
  const y = linear([Math.min(0, ...present), Math.max(...present, 1e-9)], [height - 2, 2]);
  let pen = 'M';
  return values
    .map((value, at) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}

export function Sparkline({ values, label, width = 96, height = 28 }: SparklineProps) {
  const last = values.findLastIndex((value) => value !== null);
  const path = sparklinePath(values, width, height);
  const end = /([\d.-]+) ([\d.-]+)$/.exec(path);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="overflow-visible">
      <path d={path} fill="none" stroke="var(--chart-1)" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />
      {last >= 0 && end ? <circle cx={end[1]} cy={end[2]} r="2.25" fill="var(--chart-1)" /> : null}
    </svg>
  );
}
