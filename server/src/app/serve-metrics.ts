import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Served } from './serve-house.ts';

/** `/metrics` in the Prometheus text format: requests, database, browsers, process. */
export function serveMetrics({ app, db, hub }: Served): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({ name: 'keepdesk_request_seconds', help: 'Time to answer by route', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5], registers: [register] });
  const refused = new Counter({ name: 'keepdesk_errors_total', help: 'Answers with a status of 500 or more', registers: [register] });
  new Gauge({ name: 'keepdesk_live_browsers', help: 'Open live connections', registers: [register], collect() { this.set(hub.size); } });
  new Gauge({ name: 'keepdesk_database_waiting', help: 'Work waiting for a database connection', registers: [register], collect() { this.set(db.load().waiting); } });
  app.fastify.addHook('onResponse', (request, reply, done) => {
    seconds.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) refused.inc();
    done();
  });
  app.fastify.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => reply.header('content-type', register.contentType).send(await register.metrics()));
}
