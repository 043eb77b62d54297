import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { isHmac, PlaceRefused, refusedTopics, unlessGone, type Asked, type Connector, type Page, type Place } from '../../connections/index.ts';
import { translate } from './rules/translate.ts';

const TRIGGERS = [['return', 'return.created'], ['return', 'return.updated'], ['return', 'return.closed'], ['label', 'label.created'], ['label', 'label.updated']] as const;
/** The longest span a list may be asked for. */
const SPAN_MS = 119 * 86_400_000;
/** Loop has no returns from before. */
const FIRST = Date.parse('2017-01-01T00:00:00Z');

const moment = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Loop lists returns by span, newest change within it; spans follow each other, the cursor is where the next begins. */
async function returns(place: Place, { after, since }: Asked): Promise<Page> {
  // Read once: what is now must not run away from us.
  const now = place.now().getTime();
  const from = after === null ? (since?.getTime() ?? FIRST) : Number(after);
  const to = Math.min(from + SPAN_MS, now);
  const { json } = await place.ask({ method: 'GET', path: `/warehouse/return/list?${new URLSearchParams({ from: moment(from), to: moment(to), filter: since === null ? 'created_at' : 'updated_at' }).toString()}` });
  const items = Array.isArray(json) ? json : isObject(json) && Array.isArray(json.returns) ? json.returns : [];
  return { items, total: null, next: to >= now ? null : String(to) };
}

/** Loop Returns, by an API key. */
export const loopReturns: Connector = {
  vendor: 'loop-returns', called: 'Loop Returns', kind: 'returns', page: 'loop-returns', met: 'third_party_specification',
  fields: [
    { name: 'key', called: 'API key', where: 'Settings › Developers › API keys', secret: true, pattern: '[A-Za-z0-9_-]{16,200}' },
    { name: 'webhook_secret', called: 'Webhook secret', where: 'Settings › Developers › Webhooks', secret: true, optional: true },
  ],
  permissions: [{ name: 'Returns', for: 'returns_read', needed: true }, { name: 'Developer tools', for: 'webhooks_write', needed: false }],
  pace: { requests: 300, seconds: 60 },
  base: () => 'https://api.loopreturns.com/api/v1',
  headers: (keys) => ({ 'x-authorization': keys.key ?? '' }),
  refusal: (status, json) => {
    if (!isObject(json)) return null;
    const inner = isObject(json.error) ? new JsonFields(json.error) : new JsonFields(json);
    return { code: inner.text('code') ?? String(status), message: inner.text('message') ?? inner.text('error') ?? `status ${status}` };
  },
  check: async (place) => {
    const missing: string[] = [];
    await place.ask({ method: 'GET', path: `/warehouse/return/list?${new URLSearchParams({ from: moment(place.now().getTime() - 86_400_000), to: moment(place.now().getTime()), filter: 'created_at' }).toString()}` });
    const hooks = await place.ask({ method: 'GET', path: '/webhooks' }).catch((error: unknown) => {
      if (!(error instanceof PlaceRefused) || error.status !== 403) throw error;
      missing.push('Developer tools');
      return null;
    });
    const first: unknown = isObject(hooks?.json) && Array.isArray(hooks.json.webhooks) ? hooks.json.webhooks[0] : undefined;
    // A key says nothing of its shop but the id its webhooks carry.
    return { name: 'Loop Returns', account: isObject(first) ? (new JsonFields(first).text('shop_id') ?? 'loop') : 'loop', currency: null, missing };
  },
  streams: [{ name: 'returns', kind: 'return', changes: true, page: returns }],
  one: async (place, _stream, sourceId) => {
    return unlessGone(place, `/warehouse/return/details?${new URLSearchParams({ return_id: sourceId }).toString()}`);
  },
  webhooks: {
    secretField: 'webhook_secret',
    verify: (secret, request) => isHmac(secret, request.body, request.headers['x-loop-signature'] ?? '', 'base64'),
    read: (request) => {
      const payload = new JsonFields(JSON.parse(request.body.toString('utf8')));
      return [{ id: null, kind: payload.text('trigger') ?? payload.text('topic') ?? '', payload: payload.json }];
    },
    subscribe: async (place, address) => {
      const { json } = await place.ask({ method: 'GET', path: '/webhooks' });
      const there = isObject(json) && Array.isArray(json.webhooks) ? json.webhooks.map((one) => new JsonFields(one)) : [];
      const wanted = TRIGGERS.flatMap(([topic, trigger]) => {
        const known = there.find((hook) => hook.text('trigger') === trigger && hook.text('url') === address);
        const hook = { topic, trigger, url: address, status: 'active' };
        return known?.text('status') === 'active' ? [] : [{ topic: trigger, ask: () => place.ask(known ? { method: 'PUT', path: `/webhooks/${known.need('id')}`, json: hook } : { method: 'POST', path: '/webhooks', json: hook }) }];
      });
      return { problems: await refusedTopics(wanted) };
    },
  },
  translate,
};
