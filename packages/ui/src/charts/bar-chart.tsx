import { useMeasuredWidth } from './measured-width.ts';
import { ChartFrame } from './chart-frame.tsx';
import { axisTicks, linear } from './scale.ts';

export interface BarChartProps {
  title: string;
  note?: string;
  data: ReadonlyArray<{ label: string; value: number }>;
  valueName: string;
  labelName: string;
  format: (value: number) => string;
  target?: { value: number; name: string };
  height?: number;
}

const LEFT = 4;
const BOTTOM = 20;
const TOP = 18;

/** Bars from zero, each with its own figure, a thin line for the target, the table behind. */
export function BarChart({ title, note, data, valueName, labelName, format, target, height = 180 }: BarChartProps) {
  const [ref, width] = useMeasuredWidth();
  const highest = Math.max(...data.map((bar) => bar.value), target?.value ?? 0, 1e-9);
  const ticks = axisTicks(0, highest);
  const y = linear([0, ticks[ticks.length - 1]!], [height - BOTTOM, TOP]);
  const slot = (width - LEFT * 2) / Math.max(1, data.length);
  const bar = Math.min(40, slot * 0.62);
  const roomForFigures = slot >= 26;
  const every = Math.ceil(34 / slot);
  const chart = (
    <div ref={ref}>
      <svg width={width} height={height} role="img" aria-label={`${title}: ${data.map((one) => `${one.label} ${format(one.value)}`).join(', ')}`}>
        {ticks.map((tick) => (
          <line key={tick} x1={0} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--line)" strokeWidth={tick === 0 ? 1.5 : 1} />
        ))}
        {data.map((one, at) => {
          const x = LEFT + slot * at + (slot - bar) / 2;
          return (
            <g key={one.label}>
              <rect x={x} y={y(one.value)} width={bar} height={Math.max(0, y(0) - y(one.value))} rx="2" fill="var(--chart-1)">
                <title>{`${one.label}: ${format(one.value)}`}</title>
              </rect>
              {roomForFigures ? (
                <text x={x + bar / 2} y={y(one.value) - 5} textAnchor="middle" fontSize="11" fill="var(--text)" className="tabular">
                  {format(one.value)}
                </text>
              ) : null}
              {at % every === 0 ? (
                <text x={x + bar / 2} y={height - 5} textAnchor="middle" fontSize="11" fill="var(--text-quiet)">
                  {one.label}
                </text>
              ) : null}
            </g>
          );
        })}
        {target ? (
          <g>
            <line x1={0} x2={width} y1={y(target.value)} y2={y(target.value)} stroke="var(--text)" strokeWidth="1" strokeDasharray="4 3" />
            <text x={width - 2} y={y(target.value) - 4} textAnchor="end" fontSize="11" fill="var(--text)">
              {`${target.name} ${format(target.value)}`}
            </text>
          </g>
        ) : null}
      </svg>
    </div>
  );
  return (
    <ChartFrame
      title={title}
      {...(note ? { note } : {})}
      chart={chart}
      table={{ head: [labelName, valueName], rows: data.map((one) => [one.label, format(one.value)]) }}
    />
  );
}
