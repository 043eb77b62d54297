import { readFileSync } from 'node:fs';
import helmet from '@fastify/helmet';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { uuidV7 } from '../ids/ids.ts';
import type { Logger } from '../log/log.ts';
import { answerError } from './errors.ts';

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
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, useDefaults: true, allErrors: false } },
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
