import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { listOf, timeShape } from '../../platform/http/lists.ts';
import { forbidden } from '../../platform/refusal/refusal.ts';
import { sayHandling } from './commands/say-handling.ts';
import { AgentState, Interval, WorkedTime } from './contract.ts';
import { agentStates, stateIntervals, workedTime } from './queries/worked-time.ts';

const see = { permission: 'facts.people' };
const work = { permission: 'conversations.read' };
const period = { from: timeShape, to: timeShape };

/** Who is there and what they have before them, and the history of it; routing knows how it stands now. */
export function routes(app: App): void {
  app.write({ method: 'PUT', url: '/api/v1/me/handling', summary: 'Say which conversation you have before you, or none', access: work, body: Type.Object({ conversation_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]) }), response: Type.Object({}) }, async (tx, { actor, body }) => {
    await sayHandling(tx, personOf(actor), body.conversation_id);
    return {};
  });
  app.read({ method: 'GET', url: '/api/v1/agent-states', summary: 'Who is there, and what each has before them', access: see, response: listOf(AgentState) }, async (tx) => ({ data: await agentStates(tx), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/agent-states/intervals', summary: 'From when to when each was available, busy, on a break, in training or offline', access: see, query: Type.Object({ ...period, person_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(Interval), slow: true }, async (tx, { query }) => ({ data: await stateIntervals(tx, new Date(query.from), new Date(query.to), query.person_id ?? null), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/worked-time', summary: 'Time in each state and before conversations, per person', access: see, query: Type.Object(period), response: listOf(WorkedTime), slow: true }, async (tx, { query }) => ({ data: await workedTime(tx, new Date(query.from), new Date(query.to)), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/me/worked-time', summary: 'Your own time in each state and before conversations', access: work, query: Type.Object(period), response: listOf(WorkedTime) }, async (tx, { actor, query }) => ({ data: await workedTime(tx, new Date(query.from), new Date(query.to), personOf(actor)), next_cursor: null }));
}

function personOf(actor: { kind: string; id: string | null }): string {
  if (actor.kind !== 'person' || actor.id === null) throw forbidden('being a person');
  return actor.id;
}
