export { seeAtWork, sendHome } from './commands/attendance.ts';
export { sayState, seeWorking } from './commands/say-state.ts';
export { capsByRouting } from './commands/caps.ts';
export { colleaguesOf } from './queries/presences.ts';
export { match } from './rules/match.ts';
export type { AgentState, RoutingAgent, RoutingPolicy, RoutingRound, WaitingConversation } from './rules/shapes.ts';
export * from './events.ts';
