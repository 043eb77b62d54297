import { readFileSync } from 'node:fs';
import AjvCompiler from '@fastify/ajv-compiler';
import helmet from '@fastify/helmet';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import type { Config } from '../config/config.ts';
import { uuidV7 } from '../ids/ids.ts';
import type { Logger } from '../log/log.ts';
import { answerError } from './errors.ts';

type BuildValidator = NonNullable<NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>['buildValidator']>;
/** As the compiler is called by the server; its own types describe only what it is called with by hand. */
type Compilers = (external: object, options: object) => (route: { httpPart?: string }) => unknown;
const compilers = AjvCompiler();

/** The web server before any module has added its routes. */
export async function openServer(config: Config, log: Logger, version: string): Promise<FastifyInstance> {
  const tls = config.tlsCert && config.tlsKey ? { https: { cert: readFileSync(config.tlsCert), key: readFileSync(config.tlsKey) } } : {};
  const server = Fastify({
    ...tls,
    logger: false,
    genReqId: () => uuidV7(),
    trustProxy: config.trustProxy,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    ajv: { customOptions: { removeAdditional: false, useDefaults: true, allErrors: false } },
    schemaController: { compilersFactory: { buildValidator } },
  }) as unknown as FastifyInstance;
  server.setErrorHandler((error, request, reply) => answerError(error as Error, request, reply, log));
  await server.register(helmet, { contentSecurityPolicy: contentPolicy(config), crossOriginEmbedderPolicy: false, referrerPolicy: { policy: 'same-origin' }, hsts: Boolean(config.tlsCert) || config.publicUrl.startsWith('https:') });
  await server.register(cookie);
  await server.register(multipart, { limits: { fileSize: 30 * 1024 * 1024, files: 20 } });
  await server.register(rateLimit, { global: true, max: (request) => (callerKey(request) === null ? 3000 : config.apiRatePerMinute), timeWindow: 60_000, keyGenerator: (request) => callerKey(request) ?? request.ip, enableDraftSpec: true });
  await server.register(websocket, { options: { maxPayload: 64 * 1024 } });
  await server.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Keepdesk', version, description: 'Orders, parcels, returns and every customer conversation, by API.' }, components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } }, security: [{ key: [] }] } });
  return server;
}

/** What stands in an address is text and becomes what its shape says; what comes as JSON is what it is: a null there is no nought, and a "5" no number. */
const buildValidator = ((external: object, options: { customOptions?: object }) => {
  const reading = (coerceTypes: 'array' | false) => (compilers as unknown as Compilers)(external, { ...options, customOptions: { ...options.customOptions, coerceTypes } });
  const [asSent, asText] = [reading(false), reading('array')];
  return (route: { httpPart?: string }) => (route.httpPart === 'body' ? asSent : asText)(route);
}) as unknown as BuildValidator;

/** Those who show a key or a session are counted by it; everybody else by address. */
function callerKey(request: FastifyRequest): string | null {
  return request.headers.authorization ?? request.cookies?.['keepdesk.session_token'] ?? null;
}

function contentPolicy(config: Config): { directives: Record<string, string[] | null> } {
  const live = config.publicUrl.replace(/^http/, 'ws');
  return {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Measured columns and virtual rows are placed by style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", live],
      frameSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  };
}
