export { BarChart, type BarChartProps } from './bar-chart.tsx';
export { LineChart, type LineChartProps, type LineSeries } from './line-chart.tsx';
export { ReliabilityChart, type ReliabilityChartProps, type ReliabilityPoint } from './reliability-chart.tsx';
export { Sparkline, type SparklineProps } from './sparkline.tsx';
