export * from './contract-policy.ts';
export * from './contract-views.ts';
