import { ChartFrame } from './chart-frame.tsx';
import { useMeasuredWidth } from './measured-width.ts';
import { linear, readableTicks } from './scale.ts';

export interface IntervalBar {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface IntervalBarsProps {
  title: string;
  note?: string;
  labelName: string;
  labels: readonly string[];
  /** one or two, each with a bar for each label; none where nothing is known */
  series: ReadonlyArray<{ name: string; bars: ReadonlyArray<IntervalBar | null> }>;
  format: (value: number) => string;
  height?: number;
}

const [BOTTOM, TOP] = [20, 18];
const fills = ['var(--chart-1)', 'var(--chart-2)'] as const;

/** Bars from zero beside each other, each with its interval as a line; names of the series above, the table behind. */
export function IntervalBars({ title, note, labelName, labels, series, format, height = 220 }: IntervalBarsProps) {
  const [ref, width] = useMeasuredWidth();
  const all = series.flatMap((one) => one.bars.flatMap((bar) => bar ?? []));
  // One wide interval of little would press everything else flat: it is cut at three times the highest bar.
  const most = Math.max(3 * Math.max(...all.map((bar) => bar.value), 0), 1e-9);
  const ticks = readableTicks(0, Math.min(most, Math.max(...all.map((bar) => bar.high), 0)), format);
  const top = ticks[ticks.length - 1]!;
  const y = linear([0, top], [height - BOTTOM, TOP]);
  const slot = width / Math.max(1, labels.length);
  const thick = Math.min(34, (slot * 0.7) / series.length);
  const range = (bar: IntervalBar): string => `${format(bar.value)} (${format(bar.low)} – ${format(bar.high)})`;
  const said = series.map((one) => `${one.name}: ${labels.map((label, at) => `${label} ${one.bars[at] ? range(one.bars[at]) : '–'}`).join(', ')}`).join('; ');
  const chart = (
    <div ref={ref}>
      <ul className="flex flex-wrap gap-x-4 text-12" aria-hidden="true">
        {series.map((one, at) => (
          <li key={one.name} className="flex items-center gap-1.5"><span className="size-2.5 rounded-full" style={{ background: fills[at] }} />{one.name}</li>
        ))}
      </ul>
      <svg width={width} height={height} role="img" aria-label={`${title}: ${said}`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={0} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--line)" strokeWidth={tick === 0 ? 1.5 : 1} />
            {tick === 0 ? null : <text x={0} y={y(tick) - 3} fontSize="11" fill="var(--text-quiet)" className="tabular">{format(tick)}</text>}
          </g>
        ))}
        {labels.map((label, at) => (
          <g key={label}>
            {series.map((one, which) => {
              const bar = one.bars[at];
              const middle = slot * at + slot / 2 + (which - (series.length - 1) / 2) * (thick + 3);
              return bar ? <Bar key={one.name} bar={bar} x={middle} thick={thick} fill={fills[which] ?? fills[0]} top={top} y={y} title={`${label}, ${one.name}: ${range(bar)}`} /> : null;
            })}
            <text x={slot * at + slot / 2} y={height - 5} textAnchor="middle" fontSize="11" fill="var(--text-quiet)">{label}</text>
          </g>
        ))}
      </svg>
    </div>
  );
  return <ChartFrame title={title} {...(note ? { note } : {})} chart={chart} table={{ head: [labelName, ...series.map((one) => one.name)], rows: labels.map((label, at) => [label, ...series.map((one) => (one.bars[at] ? range(one.bars[at]) : '–'))]) }} />;
}

function Bar({ bar, x, thick, fill, top, y, title }: { bar: IntervalBar; x: number; thick: number; fill: string; top: number; y: (value: number) => number; title: string }) {
  return (
    <g>
      <title>{title}</title>
      <rect x={x - thick / 2} y={y(bar.value)} width={thick} height={Math.max(0, y(0) - y(bar.value))} rx="2" fill={fill} />
      <line x1={x} x2={x} y1={y(bar.low)} y2={y(Math.min(bar.high, top))} stroke="var(--text)" strokeWidth="1.5" />
    </g>
  );
}
