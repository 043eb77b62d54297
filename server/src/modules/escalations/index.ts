export * from './events.ts';
export { keptForPeople } from './queries/kept-for-people.ts';
