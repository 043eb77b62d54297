import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { may, narrowedTo, type Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';
import { forbidden, unauthenticated } from '../refusal/refusal.ts';
import { answerOnce } from './idempotency.ts';

type Shape<S> = S extends TSchema ? Static<S> : undefined;

/** Who may call a route: anybody, anybody signed in, or whoever holds a permission (only in the brands where they hold it). */
export type Access = 'anyone' | 'signed-in' | { readonly permission: string };

export interface RouteDefinition<P, Q, B, R> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** one line for the API reference */
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  /** success status; 200 unless told */
  readonly status?: number;
  /** runs on the pool for slow reads, with a time limit */
  readonly slow?: boolean;
  /** bytes of body; 1 MiB unless told */
  readonly bodyLimit?: number;
  /** requests a minute of one caller, where fewer than usual are enough */
  readonly perMinute?: number;
}

export interface Call<P, Q, B> {
  readonly actor: Actor;
  readonly params: Shape<P>;
  readonly query: Shape<Q>;
  readonly body: Shape<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Turns a request into whoever sent it; filled by the composition root. */
export type ResolveActor = (request: FastifyRequest) => Promise<Actor | null>;

/** What modules see of the web server: routes that are validated, permitted, transactional and documented. */
export class App {
  readonly fastify: FastifyInstance;
  readonly db: Database;
  readonly #asked = new Map<string, string>();
  readonly #resolve: ResolveActor;

  constructor(fastify: FastifyInstance, db: Database, resolve: ResolveActor) {
    this.fastify = fastify;
    this.db = db;
    this.#resolve = resolve;
  }

  /** A look: one read-only transaction. */
  read<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
    definition: RouteDefinition<P, Q, B, R>,
    handle: (tx: Tx, call: Call<P, Q, B>) => Promise<Static<R>>,
  ): void {
    this.#add(definition, (call) => (definition.slow ? this.db.report(call.actor, (tx) => handle(tx, call)) : this.db.read(call.actor, (tx) => handle(tx, call))));
  }

  /** A change: one transaction, and with an Idempotency-Key one effect however often it is sent. */
  write<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
    definition: RouteDefinition<P, Q, B, R>,
    handle: (tx: Tx, call: Call<P, Q, B>) => Promise<Static<R>>,
  ): void {
    this.#add(definition, (call) => this.db.transact(call.actor, (tx) => answerOnce(tx, call.request, call.reply, definition.status ?? 200, () => handle(tx, call))));
  }

  /** Work that is no single transaction: uploads, streams, sign-in. */
  open<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
    definition: RouteDefinition<P, Q, B, R>,
    handle: (call: Call<P, Q, B>) => Promise<Static<R>>,
  ): void {
    this.#add(definition, handle);
  }

  /** A route that asks for what no role can hold would refuse everybody for good: it does not start. */
  checkPermissions(known: Readonly<Record<string, string>>): void {
    for (const [permission, url] of this.#asked) if (!(permission in known)) throw new Error(`${url} asks for "${permission}", which no module defines.`);
  }

  /** The actor of a request, or a refusal. */
  async actorOf(request: FastifyRequest): Promise<Actor> {
    const actor = await this.#resolve(request);
    if (actor === null) throw unauthenticated();
    return actor;
  }

  #add<P, Q, B, R>(definition: RouteDefinition<P, Q, B, R>, answer: (call: Call<P, Q, B>) => Promise<unknown>): void {
    if (typeof definition.access === 'object') this.#asked.set(definition.access.permission, definition.url);
    const status = definition.status ?? 200;
    const options: RouteOptions = {
      method: definition.method,
      url: definition.url,
      bodyLimit: definition.bodyLimit ?? 1024 * 1024,
      ...(definition.perMinute === undefined ? {} : { config: { rateLimit: { max: definition.perMinute, timeWindow: 60_000 } } }),
      schema: {
        summary: definition.summary,
        tags: [definition.url.split('/')[3] ?? 'other'],
        ...(definition.params ? { params: definition.params } : {}),
        ...(definition.query ? { querystring: definition.query } : {}),
        ...(definition.body ? { body: definition.body } : {}),
        response: { [status]: definition.response },
      } as FastifySchema,
      handler: async (request, reply) => {
        const actor = await this.#admit(definition.access, request);
        reply.status(status);
        const call = { actor, params: request.params, query: request.query, body: request.body, request, reply } as Call<P, Q, B>;
        return answer(call);
      },
    };
    this.fastify.route(options);
  }

  async #admit(access: Access, request: FastifyRequest): Promise<Actor> {
    const actor = await this.#resolve(request);
    if (access === 'anyone') return actor ?? nobody;
    if (actor === null) throw unauthenticated();
    if (access === 'signed-in') return actor;
    if (!may(actor, access.permission)) throw forbidden(access.permission);
    return narrowedTo(actor, access.permission);
  }
}

const nobody: Actor = { kind: 'customer', id: null, name: 'visitor', grants: new Map(), brands: [] };
