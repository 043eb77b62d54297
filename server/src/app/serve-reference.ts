import type { App } from '../platform/http/app.ts';

interface Operation {
  summary?: string;
  tags?: string[];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The OpenAPI document, and a page of it that a person can read without a script. */
export function serveReference(app: App): void {
  const document = (): { paths?: Record<string, Record<string, Operation>>; info: { version: string } } => (app.fastify as unknown as { swagger(): never }).swagger();
  app.fastify.get('/api/openapi.json', { schema: { hide: true } }, async () => document());
  app.fastify.get('/api', { schema: { hide: true } }, async (_request, reply) => reply.header('content-type', 'text/html; charset=utf-8').send(page(document())));
}

function page(document: { paths?: Record<string, Record<string, Operation>>; info: { version: string } }): string {
  const groups = new Map<string, string[]>();
  for (const [url, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'other';
      const details = JSON.stringify(operation, null, 2);
      const row = `<details id="${escape(method + url)}"><summary><code class="m">${method.toUpperCase()}</code> <code>${escape(url)}</code> <span>${escape(operation.summary ?? '')}</span></summary><pre>${escape(details)}</pre></details>`;
      groups.set(tag, [...(groups.get(tag) ?? []), row]);
    }
  }
  const sections = [...groups].toSorted(([a], [b]) => a.localeCompare(b)).map(([tag, rows]) => `<section><h2 id="${escape(tag)}">${escape(tag)}</h2>${rows.join('')}</section>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Keepdesk API</title><style>
:root{color-scheme:light dark;font:15px/1.55 system-ui,sans-serif}body{max-width:960px;margin:0 auto;padding:32px 20px}h1{font-size:28px}h2{margin-top:36px;text-transform:capitalize;border-bottom:1px solid #8884;padding-bottom:6px}
details{border-bottom:1px solid #8883;padding:8px 0}summary{cursor:pointer}summary span{opacity:.75;margin-left:8px}.m{display:inline-block;min-width:58px;font-weight:600}pre{overflow:auto;background:#8881;padding:12px;border-radius:8px;font-size:13px}</style></head><body>
<h1>Keepdesk API</h1><p>Version ${escape(document.info.version)}. JSON over HTTPS, snake_case fields, times in UTC. Send an API key as <code>Authorization: Bearer …</code> (Settings → API keys, or <code>keepdesk token</code>), and an <code>Idempotency-Key</code> with every POST you may repeat. Lists answer <code>{"data": […], "next_cursor": …}</code>; failures <code>{"error": {"code", "message", "details"}}</code>. The machine-readable form is <a href="/api/openapi.json">openapi.json</a>.</p>${sections}</body></html>`;
}
