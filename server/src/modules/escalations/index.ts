export * from './events.ts';
export { escalatedAmong } from './queries/escalated-among.ts';
export { keptForPeople } from './queries/kept-for-people.ts';
