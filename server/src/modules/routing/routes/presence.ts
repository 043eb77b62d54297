import type { Tx } from '../../../platform/db/tx.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { sayState } from '../commands/say-state.ts';
import { PresenceShape, StateSaid, type PresenceView } from '../contract.ts';
import { presences } from '../queries/presences.ts';
import type { AgentState } from '../rules/shapes.ts';

const work = { permission: 'conversations.read' };
const people = { permission: 'routing.people' };
const BEFORE: Readonly<Record<string, AgentState>> = { online: 'available', away: 'break' };

/** Being there: each says it of themselves, leads for others. */
export function presenceRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/me/state', summary: 'What you said of being there', access: work, response: PresenceShape }, (tx, { actor }) => one(tx, personOf(actor)));
  app.write({ method: 'PUT', url: '/api/v1/me/state', summary: 'Say that you are available, busy, on a break, in training or offline', access: work, body: StateSaid, response: PresenceShape }, async (tx, { actor, body }) => {
    await sayState(tx, personOf(actor), stateNamed(body.state), { note: body.note?.trim() ?? '' });
    return one(tx, personOf(actor));
  });
  app.write({ method: 'PUT', url: '/api/v1/agent-states/:id', summary: 'Say for somebody that they are available, busy, on a break, in training or offline', access: people, params: idParams, body: StateSaid, response: PresenceShape }, async (tx, { params, body }) => {
    await one(tx, params.id);
    const state = stateNamed(body.state);
    await sayState(tx, params.id, state, { note: body.note?.trim() ?? '' });
    await record(tx, { action: 'routing.state_said_for', subjectKind: 'person', subjectId: params.id, facts: { state } });
    return one(tx, params.id);
  });
}

const stateNamed = (name: string): AgentState => BEFORE[name] ?? (name as AgentState);

export function personOf(actor: Actor): string {
  if (actor.kind !== 'person' || actor.id === null) throw forbidden('being a person');
  return actor.id;
}

/** Refuses to show or change whoever one may not see. */
async function one(tx: Tx, personId: string): Promise<PresenceView> {
  const [row] = await presences(tx, personId);
  if (row === undefined) throw forbidden('a role');
  return row;
}
