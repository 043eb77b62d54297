import type { FastifyInstance } from 'fastify';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Doors } from './doors.ts';

/** Lets a route be chosen by whether the host is a brand's own: the same path is the desk's at one address and the portal's at another. */
export function chooseByHost(web: FastifyInstance, doors: Doors): void {
  web.addConstraintStrategy({
    name: 'portal',
    storage: () => {
      const handlers = new Map<unknown, never>();
      return { get: (value) => handlers.get(value) ?? null, set: (value, handler) => void handlers.set(value, handler as never) };
    },
    validate: () => true,
    deriveConstraint: (request) => (doors.isPortal(request.headers.host) ? 'yes' : undefined),
  });
  // At a brand's own domain there is nothing but its portal: no desk, no API.
  web.addHook('onRequest', async (request) => {
    if (doors.isPortal(request.headers.host) && (request.routeOptions.config as { portal?: boolean }).portal !== true) throw notFound('page');
  });
}
