export { addRule, switchRule } from './commands/change-rules.ts';
export { offeredActions } from './ports.ts';
export * from './events.ts';
