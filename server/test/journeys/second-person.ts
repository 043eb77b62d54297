import { CallError, type TestHouse } from './open-test-house.ts';

export type Caller = <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown) => Promise<T>;

/** Somebody else who works in the brand: invited, arrived, and calling the API with a session of their own. */
export async function secondPerson(world: TestHouse, role: string, name: string): Promise<Caller> {
  const { data: roles } = await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  const roleId = roles.find((one) => one.name === role)?.id;
  const { link } = await world.call<{ link: string }>('POST', '/api/v1/invitations', { email: `${name.toLowerCase()}@keepdesk.test`, name, roles: [{ role_id: roleId, brand_id: world.brandId }] });
  let cookie = '';
  const call: Caller = async (method, url, body) => {
    const answer = await world.house.web.inject({ method, url, headers: { origin: world.house.config.publicUrl, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    const set = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]).join('; ');
    if (set) cookie = set;
    const json = answer.json() as { error?: { code: string; message: string } };
    if (answer.statusCode >= 400) throw new CallError(answer.statusCode, json.error?.code ?? '', json.error?.message ?? '');
    return json as never;
  };
  await call('POST', '/api/v1/invitations/accept', { token: link.split('/').at(-1), name, passphrase: 'quiet copper lantern field' });
  return call;
}
