import { ChartFrame } from './chart-frame.tsx';
import { LineCursor, type MovablePoints } from './line-cursor.tsx';
import { useMeasuredWidth } from './measured-width.ts';
import { linear, readableTicks } from './scale.ts';

export interface LineSeries {
  name: string;
  values: ReadonlyArray<number | null>;
  /** Uncertainty around each value, drawn as a band. */
  band?: ReadonlyArray<readonly [number, number] | null>;
  /** A wider one around it, drawn lighter. */
  outer?: ReadonlyArray<readonly [number, number] | null>;
}

export interface LineChartProps {
  title: string;
  note?: string;
  /** One label per step; those where `gridAt` is true carry a vertical line (a day's start). */
  labels: readonly string[];
  gridAt?: (index: number) => boolean;
  series: ReadonlyArray<LineSeries>;
  labelName: string;
  format: (value: number) => string;
  target?: { value: number; name: string };
  height?: number;
  /** Stretches with a name, both ends in them: holidays, campaigns. */
  spans?: ReadonlyArray<{ from: number; to: number; name: string }>;
  /** Points of the first line that can be moved. */
  move?: MovablePoints;
}

const HUES = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)'];
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 3'];
const LEFT = 40;
const RIGHT = 96;
/** What the name of a place below the chart needs beside the next. */
const NAME_ROOM = 56;
const BOTTOM = 22;
const TOP = 10;

interface Scales {
  x: (index: number) => number;
  y: (value: number) => number;
}

function linePath(values: LineSeries['values'], { x, y }: Scales): string {
  return values
    .map((value, at) => (value === null ? '' : `${at === 0 || values[at - 1] === null ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`))
    .join('');
}

function bandPath(band: ReadonlyArray<readonly [number, number] | null>, { x, y }: Scales): string {
  const points = band.flatMap((range, at) => (range ? [{ at, low: range[0], high: range[1] }] : []));
  if (points.length < 2) return '';
  const up = points.map((point) => `${x(point.at).toFixed(1)} ${y(point.high).toFixed(1)}`);
  const down = points.toReversed().map((point) => `${x(point.at).toFixed(1)} ${y(point.low).toFixed(1)}`);
  return `M${[...up, ...down].join('L')}Z`;
}

/** Keeps direct labels at least 13 px apart, in the order of their lines, and none below `lowest`. */
export function spreadLabels(heights: readonly number[], gap: number = 13, lowest: number = Infinity): number[] {
  const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
  const placed = new Array<number>(heights.length);
  let last = -Infinity;
  for (const one of order) {
    last = Math.max(one.height, last + gap);
    placed[one.at] = last;
  }
  order.toReversed().forEach((one, at) => (placed[one.at] = Math.min(placed[one.at] as number, lowest - at * gap)));
  return placed;
}

function Lines({ series, scales, width, lowest }: { series: ReadonlyArray<LineSeries>; scales: Scales; width: number; lowest: number }) {
  const ends = series.map((line) => {
    const at = line.values.findLastIndex((value) => value !== null);
    return at === -1 ? TOP : scales.y(line.values[at]!);
  });
  const labelHeights = spreadLabels(ends, 13, lowest);
  return series.map((line, at) => (
    <g key={line.name}>
      {line.outer ? <path d={bandPath(line.outer, scales)} fill={HUES[at]} opacity="0.1" /> : null}
      {line.band ? <path d={bandPath(line.band, scales)} fill={HUES[at]} opacity="0.16" /> : null}
      <path d={linePath(line.values, scales)} fill="none" stroke={HUES[at]} strokeWidth="2" strokeDasharray={DASHES[at]} strokeLinejoin="round" />
      <circle cx={width - RIGHT + 11} cy={labelHeights[at]!} r="3.5" fill={HUES[at]} />
      <text x={width - RIGHT + 20} y={labelHeights[at]! + 4} fontSize="12" fill="var(--text)">
        {line.name}
      </text>
    </g>
  ));
}

/** Lines with their names at their ends, weekday gridlines, bands for uncertainty, the table behind. */
export function LineChart({ title, note, labels, gridAt, series, labelName, format, target, height = 220, spans = [], move }: LineChartProps) {
  const [ref, width] = useMeasuredWidth();
  const all = series.flatMap((line) => [...line.values.filter((value) => value !== null), ...[...(line.band ?? []), ...(line.outer ?? [])].flatMap((range) => range ?? [])]);
  const ticks = readableTicks(Math.min(0, ...all), Math.max(...all, target?.value ?? 0), format);
  const [steps, heights] = [[0, Math.max(1, labels.length - 1)] as const, [ticks[0]!, ticks[ticks.length - 1]!] as const];
  const scales: Scales = { x: linear(steps, [LEFT, width - RIGHT]), y: linear(heights, [height - BOTTOM, TOP]) };
  const half = labels.length > 1 ? (scales.x(1) - scales.x(0)) / 2 : 4;
  const about = (at: number): string[] => spans.filter((span) => span.from <= at && at <= span.to).map((span) => span.name);
  const every = Math.ceil(labels.length / Math.max(2, Math.floor((width - LEFT - RIGHT) / NAME_ROOM)));
  const marks = labels.map((_, at) => at).filter((at) => (gridAt ? gridAt(at) : at % every === 0));
  const apart = Math.ceil(marks.length / Math.max(2, Math.floor((width - LEFT - RIGHT) / NAME_ROOM)));
  const chart = (
    <div ref={ref} className="relative">
      <svg width={width} height={height} role="img" aria-label={title}>
        {spans.map((span) => (
          <rect key={`${span.from} ${span.name}`} x={scales.x(span.from) - half} width={scales.x(span.to) - scales.x(span.from) + 2 * half} y={TOP} height={height - BOTTOM - TOP} fill="var(--chart-3)" opacity="0.12">
            <title>{span.name}</title>
          </rect>
        ))}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={scales.y(tick)} y2={scales.y(tick)} stroke="var(--line)" />
            <text x={LEFT - 8} y={scales.y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--text-quiet)" className="tabular">
              {format(tick)}
            </text>
          </g>
        ))}
        {marks.map((at, place) => (
          <g key={at}>
            <line x1={scales.x(at)} x2={scales.x(at)} y1={TOP} y2={height - BOTTOM} stroke="var(--line)" strokeDasharray="2 3" />
            {place % apart === 0 ? (
              <text x={scales.x(at)} y={height - 5} textAnchor="middle" fontSize="11" fill="var(--text-quiet)">
                {labels[at]}
              </text>
            ) : null}
          </g>
        ))}
        {target ? (
          <g>
            <line x1={LEFT} x2={width - RIGHT} y1={scales.y(target.value)} y2={scales.y(target.value)} stroke="var(--text)" strokeDasharray="4 3" />
            <text x={LEFT + 4} y={scales.y(target.value) - 4} fontSize="11" fill="var(--text)">
              {`${target.name} ${format(target.value)}`}
            </text>
          </g>
        ) : null}
        <Lines series={series} scales={scales} width={width} lowest={height - BOTTOM} />
      </svg>
      <LineCursor
        title={title} labels={labels} lines={series} about={about} format={format} {...(move ? { move } : {})} x={scales.x} y={scales.y} width={width} height={height}
        indexAt={(px) => Math.round(linear([LEFT, width - RIGHT], steps)(px))} valueAt={linear([height - BOTTOM, TOP], heights)}
      />
    </div>
  );
  return (
    <ChartFrame
      title={title}
      {...(note ? { note } : {})}
      chart={chart}
      table={{
        head: [labelName, ...series.map((line) => line.name)],
        rows: labels.map((label, at) => [label, ...series.map((line) => (line.values[at] == null ? '–' : format(line.values[at])))]),
      }}
    />
  );
}
