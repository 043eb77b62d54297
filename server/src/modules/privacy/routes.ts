import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { may } from '../../platform/actor/actor.ts';
import { idParams } from '../../platform/http/lists.ts';
import { forbidden } from '../../platform/refusal/refusal.ts';
import { record } from '../audit/index.ts';
import { customerFor, customersBehind } from '../customers/index.ts';
import { liftHold, placeHold, refuseHeld } from './commands/change-holds.ts';
import { expiryOf, setRetention } from './commands/retain.ts';
import { HoldList, NewHold, RetentionChange, RetentionList, RetentionPreview } from './contract.ts';
import { expiring, keepingRooms } from './ports.ts';
import { showHolds, showRetention } from './queries/show-holds.ts';

export function routes(app: App): void {
  app.write(
    { method: 'POST', url: '/api/v1/customers/:id/erase', summary: 'Erase one person everywhere', access: { permission: 'privacy.erase' }, params: idParams, response: Type.Object({ removed: Type.Record(Type.String(), Type.Integer()) }) },
    async (tx, { params }) => {
      const customer = await customerFor(tx, params.id);
      const removed: Record<string, number> = {};
      const behind = await customersBehind(tx, customer.id);
      await refuseHeld(tx, customer.brand_id, behind);
      // The customers room last: the others find the person through it.
      for (const room of keepingRooms.get().toSorted((a, b) => Number(a.name === 'customers') - Number(b.name === 'customers'))) {
        removed[room.name] = 0;
        for (const id of behind) removed[room.name] = (removed[room.name] as number) + (await room.erase(tx, id));
      }
      await tx.announce({ name: 'privacy.person_erased', brandId: customer.brand_id, subjectId: customer.id, payload: { removed } });
      await record(tx, { action: 'privacy.person_erased', subjectKind: 'customer', subjectId: customer.id, brandId: customer.brand_id, facts: removed });
      return { removed };
    },
  );
  app.write(
    { method: 'GET', url: '/api/v1/customers/:id/export', summary: 'Everything kept of one person', access: { permission: 'privacy.export' }, params: idParams, response: Type.Record(Type.String(), Type.Unknown()) },
    async (tx, { params, reply }) => {
      const customer = await customerFor(tx, params.id);
      const parts: Record<string, unknown> = { exported_at: tx.now.toISOString() };
      for (const id of await customersBehind(tx, customer.id)) {
        for (const room of keepingRooms.get()) parts[room.name] = [...((parts[room.name] as unknown[] | undefined) ?? []), await room.export(tx, id)];
      }
      await tx.announce({ name: 'privacy.person_exported', brandId: customer.brand_id, subjectId: customer.id, payload: {} });
      await record(tx, { action: 'privacy.person_exported', subjectKind: 'customer', subjectId: customer.id, brandId: customer.brand_id });
      reply.header('content-disposition', `attachment; filename="customer-${customer.id}.json"`);
      return parts;
    },
  );
  retentionRoutes(app);
}

const keeping = { permission: 'privacy.retention' };

function retentionRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/privacy/retention', summary: 'How long the words of closed conversations are kept, brand by brand', access: keeping, response: RetentionList }, async (tx) => ({ data: await showRetention(tx), next_cursor: null }));
  app.write({ method: 'PUT', url: '/api/v1/privacy/retention', summary: 'Change how long words are kept; nothing goes before the next night', access: keeping, body: RetentionChange, response: RetentionList }, async (tx, { body, actor }) => {
    if (!may(actor, keeping.permission, body.brand_id)) throw forbidden(keeping.permission);
    await setRetention(tx, body.brand_id, body.rules);
    return { data: await showRetention(tx), next_cursor: null };
  });
  app.read({ method: 'POST', url: '/api/v1/privacy/retention/preview', summary: 'What such rules would erase now', access: keeping, body: RetentionChange, response: RetentionPreview, slow: true }, async (tx, { body }) => {
    const counts = await expiring.get().count(tx, await expiryOf(tx, body.brand_id, body.rules));
    return { data: counts.map((one) => ({ channel: one.channel, conversations: one.conversations, held_back: one.heldBack, oldest: one.oldest?.toISOString() ?? null })) };
  });
  app.read({ method: 'GET', url: '/api/v1/privacy/holds', summary: 'What is on legal hold, and what was', access: keeping, response: HoldList }, async (tx) => ({ data: await showHolds(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/privacy/holds', summary: 'Put a conversation (by number) or a customer (by id or address) on legal hold', access: keeping, status: 201, body: NewHold, response: HoldList }, async (tx, { body }) => {
    await placeHold(tx, body);
    return { data: await showHolds(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/privacy/holds/:id', summary: 'Lift a hold', access: keeping, params: idParams, response: HoldList }, async (tx, { params }) => {
    await liftHold(tx, params.id);
    return { data: await showHolds(tx), next_cursor: null };
  });
}
