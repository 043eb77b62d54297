import { Type, type Static } from 'typebox';
import { AgentStateName } from '../routing/contract.ts';

export const AgentState = Type.Object({
  person_id: Type.String(),
  name: Type.String(),
  state: AgentStateName,
  since: Type.Union([Type.String(), Type.Null()]),
  /** the conversation before them, where one may see it */
  conversation: Type.Union([Type.Object({ id: Type.String(), number: Type.Integer(), brand_id: Type.String(), since: Type.String() }), Type.Null()]),
});
export type AgentStateView = Static<typeof AgentState>;

export const WorkedTime = Type.Object({
  person_id: Type.String(),
  name: Type.String(),
  available_seconds: Type.Integer(),
  busy_seconds: Type.Integer(),
  break_seconds: Type.Integer(),
  training_seconds: Type.Integer(),
  handling_seconds: Type.Integer(),
  conversations: Type.Integer(),
});
export type WorkedTimeView = Static<typeof WorkedTime>;

export const Interval = Type.Object({ person_id: Type.String(), state: AgentStateName, from: Type.String(), to: Type.Union([Type.String(), Type.Null()]) });
