import { ChartFrame } from './chart-frame.tsx';
import { useMeasuredWidth } from './measured-width.ts';
import { linear } from './scale.ts';

export interface ReliabilityPoint {
  /** how sure it was on the mean, and how often it was right, 0–1 */
  confidence: number;
  accuracy: number;
  count: number;
}

export interface ReliabilityChartProps {
  title: string;
  note?: string;
  points: readonly ReliabilityPoint[];
  confidenceName: string;
  accuracyName: string;
  countName: string;
  /** What is said at the line on which confidence and being right are the same. */
  evenName: string;
  format: (share: number) => string;
  height?: number;
}

const LEFT = 40;
const RIGHT = 16;
const BOTTOM = 36;
const TOP = 10;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** How often something was right against how sure it was: on the line it is as right as it says, below it boasts. Larger dots rest on more. */
export function ReliabilityChart({ title, note, points, confidenceName, accuracyName, countName, evenName, format, height = 260 }: ReliabilityChartProps) {
  const [ref, width] = useMeasuredWidth();
  const right = Math.min(width - RIGHT, LEFT + 420);
  const x = linear([0, 1], [LEFT, right]);
  const y = linear([0, 1], [height - BOTTOM, TOP]);
  const most = Math.max(1, ...points.map((point) => point.count));
  const chart = (
    <div ref={ref}>
      <svg width={width} height={height} role="img" aria-label={`${title}: ${points.map((point) => `${format(point.confidence)} ${format(point.accuracy)}`).join(', ')}`}>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--text-quiet)" className="tabular">
              {format(tick)}
            </text>
            <text x={x(tick)} y={height - BOTTOM + 15} textAnchor="middle" fontSize="11" fill="var(--text-quiet)" className="tabular">
              {format(tick)}
            </text>
          </g>
        ))}
        <text x={(LEFT + right) / 2} y={height - 4} textAnchor="middle" fontSize="11" fill="var(--text-quiet)">
          {confidenceName}
        </text>
        <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(1)} stroke="var(--text-quiet)" strokeDasharray="4 3" />
        <text x={x(0.04)} y={y(0.93)} fontSize="11" fill="var(--text-quiet)">
          {`- - - ${evenName}`}
        </text>
        <path d={points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.confidence).toFixed(1)} ${y(point.accuracy).toFixed(1)}`).join('')} fill="none" stroke="var(--chart-1)" strokeWidth="2" strokeLinejoin="round" />
        {points.map((point) => (
          <circle key={point.confidence} cx={x(point.confidence)} cy={y(point.accuracy)} r={3 + 5 * Math.sqrt(point.count / most)} fill="var(--chart-1)">
            <title>{`${confidenceName} ${format(point.confidence)}, ${accuracyName} ${format(point.accuracy)}, ${countName} ${point.count}`}</title>
          </circle>
        ))}
      </svg>
    </div>
  );
  return (
    <ChartFrame
      title={title}
      {...(note ? { note } : {})}
      chart={chart}
      table={{ head: [confidenceName, accuracyName, countName], rows: points.map((point) => [format(point.confidence), format(point.accuracy), String(point.count)]) }}
    />
  );
}
