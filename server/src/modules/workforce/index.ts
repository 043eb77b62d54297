// The only door: each folder of the pipeline names what it gives in its own index.ts, in the order of the pipeline.
export * from './forecast/index.ts';
export * from './staffing/index.ts';
export * from './scheduling/index.ts';
export * from './season/index.ts';
export * from './rehearsal/index.ts';
export * from './intraday/index.ts';
export * from './adherence/index.ts';
