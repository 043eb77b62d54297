import type { FastifyRequest } from 'fastify';
import { systemActor, type Actor } from '../../platform/actor/actor.ts';
import { defineModule, type Module } from '../../platform/module/module.ts';
import { record } from '../audit/index.ts';
import type { IdentityPorts } from './ports.ts';
import { FORGET_JOB, forgetOver } from './jobs/forget-over.ts';
import { brandRoutes } from './routes/brand-routes.ts';
import { keyRoutes } from './routes/key-routes.ts';
import { meRoutes } from './routes/me-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { providerRoutes } from './routes/provider-routes.ts';
import { roleRoutes } from './routes/role-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { teamRoutes } from './routes/team-routes.ts';
import { Doorkeeper } from './sign-in/doorkeeper.ts';
import { Gate } from './sign-in/gate.ts';
import { openLibrary } from './sign-in/library.ts';
import type { Holder } from './sign-in/lookup.ts';
import { Providers } from './sign-in/providers.ts';
import { personById } from './store/people.ts';

/** Identity at work: its manifest, and what the web server asks of it. */
export interface Identity {
  readonly module: Module;
  /** who sent a request; null for a visitor */
  readonly resolveActor: (request: FastifyRequest) => Promise<Actor | null>;
  /** the same with the session it came by, for live connections */
  readonly holderOf: (request: FastifyRequest) => Promise<Holder | null>;
  /** begins to keep what it looked up; until then every request asks the database */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openIdentity(ports: IdentityPorts): Identity {
  const system = systemActor('sign-in');
  const doorkeeper = new Doorkeeper(ports);
  const providers = new Providers(ports);
  const library = openLibrary(ports, {
    mayOpenSession: async (personId) => (await ports.db.read(system, (tx) => personById(tx, personId)))?.disabled_at === null,
    sessionOpened: (personId) =>
      ports.db.transact({ ...system, kind: 'person', id: personId }, (tx) => record(tx, { action: 'identity.signed_in', subjectKind: 'person', subjectId: personId })),
  }, providers);
  const gate = new Gate(ports, library, doorkeeper, providers);
  const module = defineModule({
    name: 'identity',
    routes: (app) => {
      const desk = { app, doorkeeper, catalogue: () => Object.keys(ports.permissions()) };
      sessionRoutes(desk, ports);
      meRoutes(desk);
      brandRoutes(desk);
      peopleRoutes(desk, ports);
      roleRoutes(desk, ports);
      keyRoutes(desk);
      teamRoutes(desk);
      providerRoutes(desk, ports, providers);
      app.fastify.register(async (door) => {
        // A SAML provider sends people back with a form.
        door.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 512 * 1024 }, (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(text as string))));
        door.route({ method: ['GET', 'POST'], url: '/api/auth/*', schema: { hide: true }, handler: (request, reply) => gate.answer(request, reply) });
      });
    },
    jobs: { [FORGET_JOB]: forgetOver },
    permissions,
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
  return {
    module,
    resolveActor: (request) => doorkeeper.actorOf(request),
    holderOf: (request) => doorkeeper.holderOf(request),
    start: () => doorkeeper.start(),
    close: async () => {
      await doorkeeper.close();
      await library.close();
    },
  };
}

const permissions = {
  'identity.people': 'Invite people, change their roles and teams, sign them out (within what one holds oneself)',
  'identity.roles': 'Change what roles allow',
  'identity.brands': 'Add and change brands',
  'identity.teams': 'Change teams and sites',
  'identity.sign_in': 'Set up sign-in by OpenID Connect and SAML',
  'identity.keys': 'Make and revoke keys for the API',
};
