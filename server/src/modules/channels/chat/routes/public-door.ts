import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { mayEnter, type Door } from '../queries/open-doors.ts';
import { count, type ChatRoom } from '../room.ts';
import { requestsOf } from '../rules/rate.ts';

/** The header in which a browser shows who it is; never a cookie, so that no other page can act for it. */
export const VISITOR_HEADER = 'x-keepdesk-visitor';

export interface Visit<B> {
  readonly door: Door;
  readonly body: B;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** what the browser keeps of its visitor; empty when it has none */
  readonly credentials: string;
  readonly ip: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Given<B extends TSchema | undefined, R extends TSchema | undefined> {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: B;
  readonly response?: R;
  readonly bodyLimit?: number;
}

/** A route of the widget: for pages of the brand only, counted by visitor and address rather than by key, and no part of the staff's API. */
export type AddRoute = <B extends TSchema | undefined = undefined, R extends TSchema | undefined = undefined>(given: Given<B, R>, answer: (visit: Visit<B extends TSchema ? Static<B> : undefined>) => Promise<R extends TSchema ? Static<R> : unknown>) => void;

/** Opens `/chat/:key` to browsers of other origins, as far as the brand allows. */
export function publicDoor(web: FastifyInstance, room: ChatRoom): AddRoute {
  web.options('/chat/:key/*', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const door = await room.doors.find((request.params as { key: string }).key);
    if (!allow(door, request, reply)) return reply.status(403).send();
    return reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', `content-type, ${VISITOR_HEADER}`)
      .header('access-control-max-age', '7200')
      .status(204)
      .send();
  });
  return (given, answer) => {
    web.route({
      method: given.method,
      url: `/chat/:key${given.url}`,
      bodyLimit: given.bodyLimit ?? 64 * 1024,
      config: { rateLimit: false },
      schema: { hide: true, ...(given.body ? { body: given.body } : {}), ...(given.response ? { response: { 200: given.response } } : {}) },
      // Before the body is read, so that a refusal, too, can be read by the page it is for.
      onRequest: async (request, reply) => {
        const door = await room.doors.find((request.params as { key: string }).key);
        if (!allow(door, request, reply)) throw new Refusal(403, 'origin_refused', 'This page may not use the chat. Its address is not among those the brand allows.');
        count(room, 'requests', request.ip, requestsOf(room.ports.sessionsPerMinute));
      },
      handler: async (request, reply) => {
        const door = await room.doors.find((request.params as { key: string }).key);
        const shown = request.headers[VISITOR_HEADER];
        return answer({ door, body: request.body as never, params: request.params as Record<string, string>, query: request.query as Record<string, string>, credentials: typeof shown === 'string' ? shown.slice(0, 130) : '', ip: request.ip, request, reply });
      },
    });
  };
}

function allow(door: Door, request: FastifyRequest, reply: FastifyReply): boolean {
  const { origin, host } = request.headers;
  // A page of this server itself sends no origin when it only reads.
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin' || request.headers['sec-fetch-site'] === undefined;
  if (!mayEnter(door, origin, host)) return false;
  reply.header('access-control-allow-origin', origin).header('vary', 'Origin').header('access-control-expose-headers', 'retry-after').header('cross-origin-resource-policy', 'cross-origin');
  return true;
}
