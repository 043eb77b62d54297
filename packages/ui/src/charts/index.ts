export { BarChart, type BarChartProps } from './bar-chart.tsx';
export { IntervalBars, type IntervalBar, type IntervalBarsProps } from './interval-bars.tsx';
export { LineChart, type LineChartProps, type LineSeries } from './line-chart.tsx';
export { ReliabilityChart, type ReliabilityChartProps, type ReliabilityPoint } from './reliability-chart.tsx';
export { Sparkline, type SparklineProps } from './sparkline.tsx';
export { StackedBars, type StackedBarsProps } from './stacked-bars.tsx';
