import { isObject } from '../../../platform/hostile/json-fields.ts';

/**
 * What a recorded exchange with a vendor holds: the body of its answer. A request, and an answer that refuses, hold nothing that
 * happened: null. Anything that is not such a recording is the payload itself.
 */
export function bodyOf(payload: unknown): { readonly payload: unknown } | null {
  if (!isObject(payload) || !('body' in payload) || !('method' in payload || 'request' in payload) || !('kind' in payload || 'status' in payload)) return { payload };
  return payload.kind === 'request' || Number(payload.status ?? 200) >= 400 || payload.body === null ? null : { payload: payload.body };
}
