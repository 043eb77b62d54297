import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams } from '../../platform/http/lists.ts';
import { record } from '../audit/index.ts';
import { customerFor, customersBehind } from '../customers/index.ts';
import { keepingRooms } from './ports.ts';

export function routes(app: App): void {
  app.write(
    { method: 'POST', url: '/api/v1/customers/:id/erase', summary: 'Erase one person everywhere', access: { permission: 'privacy.erase' }, params: idParams, response: Type.Object({ removed: Type.Record(Type.String(), Type.Integer()) }) },
    async (tx, { params }) => {
      const customer = await customerFor(tx, params.id);
      const removed: Record<string, number> = {};
      const behind = await customersBehind(tx, customer.id);
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
}
