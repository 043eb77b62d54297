import { ChartFrame } from './chart-frame.tsx';
import { useMeasuredWidth } from './measured-width.ts';
import { linear, readableTicks } from './scale.ts';

export interface StackedBarsProps {
  title: string;
  note?: string;
  labelName: string;
  labels: readonly string[];
  /** five at most, from the bottom up; what is not above zero is not drawn */
  series: ReadonlyArray<{ name: string; values: readonly number[]; look?: 'full' | 'missing' }>;
  /** drawn as a step over the bars: what the bars should reach */
  line: { name: string; values: readonly number[] };
  format: (value: number) => string;
  height?: number;
}

const [BOTTOM, TOP] = [20, 12];

/** Bars of several parts from zero, a line they should reach, names above, the table behind. What is missing is only outlined. */
export function StackedBars({ title, note, labelName, labels, series, line, format, height = 240 }: StackedBarsProps) {
  const [ref, width] = useMeasuredWidth();
  const sums = labels.map((_, at) => series.reduce((sum, one) => sum + Math.max(0, one.values[at] ?? 0), 0));
  const ticks = readableTicks(0, Math.max(...sums, ...line.values, 0), format);
  const y = linear([0, ticks[ticks.length - 1]!], [height - BOTTOM, TOP]);
  const slot = width / Math.max(1, labels.length);
  const thick = Math.min(44, slot * 0.74);
  const every = Math.ceil(46 / Math.max(1, slot));
  const steps = line.values.map((value, at) => `${at === 0 ? 'M' : 'L'}${slot * at},${y(value)}H${slot * (at + 1)}`).join('');
  const said = labels.map((label, at) => `${label}: ${line.name} ${format(line.values[at] ?? 0)}, ${series.map((one) => `${one.name} ${format(one.values[at] ?? 0)}`).join(', ')}`).join('; ');
  const chart = (
    <div ref={ref}>
      <ul className="sticky left-0 flex max-w-[min(100%,calc(100dvw-5rem))] flex-wrap gap-x-4 gap-y-1 pb-1 text-12" aria-hidden="true">
        <li className="flex items-center gap-1.5"><span className="h-0 w-4 border-t-2 border-text" />{line.name}</li>
        {series.map((one, which) => (
          <li key={one.name} className="flex items-center gap-1.5"><span className="size-2.5 rounded-[3px] border" style={lookOf(which, one.look)} />{one.name}</li>
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
            {partsOf(series, at).map(({ which, from, to }) => (
              <rect key={series[which]!.name} x={slot * at + (slot - thick) / 2} y={y(to) + 0.5} width={thick} height={Math.max(0, y(from) - y(to) - 1)} rx="1.5" strokeWidth="1" {...paintOf(which, series[which]!.look)}>
                <title>{`${label}, ${series[which]!.name}: ${format(to - from)}`}</title>
              </rect>
            ))}
            {at % every === 0 ? <text x={slot * at + slot / 2} y={height - 5} textAnchor="middle" fontSize="11" fill="var(--text-quiet)">{label}</text> : null}
          </g>
        ))}
        <path d={steps} fill="none" stroke="var(--text)" strokeWidth="2" />
      </svg>
    </div>
  );
  const rows = labels.map((label, at) => [label, format(line.values[at] ?? 0), ...series.map((one) => format(one.values[at] ?? 0))]);
  return <ChartFrame title={title} {...(note ? { note } : {})} chart={chart} table={{ head: [labelName, line.name, ...series.map((one) => one.name)], rows }} />;
}

const colorOf = (which: number): string => `var(--chart-${(which % 5) + 1})`;
const paintOf = (which: number, look: 'full' | 'missing' = 'full'): { fill: string; stroke: string; strokeDasharray?: string } => (look === 'full' ? { fill: colorOf(which), stroke: colorOf(which) } : { fill: 'transparent', stroke: colorOf(which), strokeDasharray: '3 2' });
const lookOf = (which: number, look: 'full' | 'missing' = 'full'): { background?: string; borderColor: string; borderStyle?: string } => (look === 'full' ? { background: colorOf(which), borderColor: colorOf(which) } : { borderColor: colorOf(which), borderStyle: 'dashed' });

function partsOf(series: StackedBarsProps['series'], at: number): { which: number; from: number; to: number }[] {
  let top = 0;
  return series.flatMap((one, which) => {
    const value = one.values[at] ?? 0;
    if (!(value > 1e-9)) return [];
    top += value;
    return [{ which, from: top - value, to: top }];
  });
}
