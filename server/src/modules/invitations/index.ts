export { considerVisit, type Circumstances } from './commands/consider-visit.ts';
export { nameOrder, noteChat, noteDid } from './commands/follow.ts';
export { DidSaid, Invited, OrderedSaid, VisitSaid } from './contract.ts';
export { watchingOf } from './queries/show-inviting.ts';
export * from './events.ts';
