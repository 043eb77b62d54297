import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, timeShape } from '../../platform/http/lists.ts';
import { forbidden } from '../../platform/refusal/refusal.ts';
import { record } from '../audit/index.ts';
import { sayHandling, sayState } from './commands/say-state.ts';
import { AgentState, AgentStateName, Interval, WorkedTime } from './contract.ts';
import { agentStates, stateIntervals, workedTime } from './queries/worked-time.ts';

const see = { permission: 'facts.people' };
const work = { permission: 'conversations.read' };
const period = { from: timeShape, to: timeShape };

/** Being there: each says it of themselves, leads see everybody's. */
export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/me/state', summary: 'What you said of being there', access: work, response: AgentState }, async (tx, { actor }) => mine(await agentStates(tx, personOf(actor))));
  app.write({ method: 'PUT', url: '/api/v1/me/state', summary: 'Say that you are online, busy, away or offline', access: work, body: Type.Object({ state: AgentStateName }), response: AgentState }, async (tx, { actor, body }) => {
    await sayState(tx, personOf(actor), body.state);
    return mine(await agentStates(tx, personOf(actor)));
  });
  app.write({ method: 'PUT', url: '/api/v1/me/handling', summary: 'Say which conversation you have before you, or none', access: work, body: Type.Object({ conversation_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]) }), response: Type.Object({}) }, async (tx, { actor, body }) => {
    await sayHandling(tx, personOf(actor), body.conversation_id);
    return {};
  });
  app.read({ method: 'GET', url: '/api/v1/agent-states', summary: 'Who is there, and what each has before them', access: see, response: listOf(AgentState) }, async (tx) => ({ data: await agentStates(tx), next_cursor: null }));
  app.write({ method: 'PUT', url: '/api/v1/agent-states/:id', summary: 'Say for somebody that they are online, busy, away or offline', access: see, params: idParams, body: Type.Object({ state: AgentStateName }), response: AgentState }, async (tx, { params, body }) => {
    const said = mine(await agentStates(tx, params.id));
    await sayState(tx, said.person_id, body.state);
    await record(tx, { action: 'facts.state_said_for', subjectKind: 'person', subjectId: said.person_id, facts: { state: body.state } });
    return mine(await agentStates(tx, params.id));
  });
  app.read({ method: 'GET', url: '/api/v1/agent-states/intervals', summary: 'From when to when each was online, busy, away or offline', access: see, query: Type.Object({ ...period, person_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(Interval), slow: true }, async (tx, { query }) => ({ data: await stateIntervals(tx, new Date(query.from), new Date(query.to), query.person_id ?? null), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/worked-time', summary: 'Time in each state and before conversations, per person', access: see, query: Type.Object(period), response: listOf(WorkedTime), slow: true }, async (tx, { query }) => ({ data: await workedTime(tx, new Date(query.from), new Date(query.to)), next_cursor: null }));
}

function personOf(actor: { kind: string; id: string | null }): string {
  if (actor.kind !== 'person' || actor.id === null) throw forbidden('being a person');
  return actor.id;
}

function mine<T>(rows: readonly T[]): T {
  if (rows[0] === undefined) throw forbidden('a role');
  return rows[0];
}
