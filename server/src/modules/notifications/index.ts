export { notify, type News } from './commands/notify.ts';
export { markReadAbout } from './store/notices.ts';
export type { Kind } from './rules/kinds.ts';
export type { NotificationPorts } from './ports.ts';
export * from './events.ts';
