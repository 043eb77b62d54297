import { idParams, listOf } from '../../../platform/http/lists.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { createKey, revokeKey } from '../commands/create-key.ts';
import { CreatedKey, Done, Key, NewKey, type KeyView } from '../contract.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';
import { listKeys } from '../store/keys.ts';
import { wideWrite, type Desk } from './wide-route.ts';

const access = { permission: 'identity.keys' };

export function keyRoutes(desk: Desk): void {
  const { app, catalogue } = desk;
  app.read({ method: 'GET', url: '/api/v1/api-keys', summary: 'Keys for the API', access, response: listOf(Key) }, async (tx) => ({ data: await shownKeys(tx), next_cursor: null }));
  wideWrite(desk, { method: 'POST', url: '/api/v1/api-keys', summary: 'Make a key; its token is shown this once', access, status: 201, body: NewKey, response: CreatedKey }, async (tx, { body }) => {
    const asked = { name: body.name, role: body.role_id, brands: body.brand_ids, expiresAt: body.expires_at ? new Date(body.expires_at) : null };
    const { id, token } = await createKey(tx, asked, catalogue());
    return { key: (await shownKeys(tx)).find((key) => key.id === id) as KeyView, token };
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/api-keys/:id', summary: 'Revoke a key', access, params: idParams, response: Done }, async (tx, { params }) => {
    await revokeKey(tx, params.id);
    return { ok: true };
  });
}

async function shownKeys(tx: Tx): Promise<KeyView[]> {
  return (await listKeys(tx)).map(({ created_by: _by, ...key }) => ({
    ...key,
    brand_ids: key.brand_ids.includes(ALL_BRANDS) ? null : key.brand_ids,
    created_at: key.created_at.toISOString(),
    expires_at: key.expires_at?.toISOString() ?? null,
    last_used_at: key.last_used_at?.toISOString() ?? null,
  }));
}
