import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../../../platform/refusal/refusal.ts';

const folder = path.join(import.meta.dirname, '../../../../../../apps/widget/dist');

interface Kept {
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
  readonly etag: string;
}

/**
 * The widget's own files, for pages of any origin. The loader keeps its name, so pages ask now and then whether it is new;
 * everything it fetches carries a hash in its name and is kept for a year.
 */
export function serveWidget(web: FastifyInstance): void {
  const kept = new Map<string, Kept>();
  const take = async (name: string): Promise<Kept> => {
    const there = kept.get(name);
    if (there) return there;
    if (!/^[\w.-]+\.js$/.test(name) || !(await readdir(folder).catch(() => [] as string[])).includes(name)) throw notFound('file');
    const plain = await readFile(path.join(folder, name));
    const made = { plain, gzip: gzipSync(plain), br: brotliCompressSync(plain), etag: `"${builtFrom()}"` };
    kept.set(name, made);
    return made;
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply, name: string, forEver: boolean): Promise<FastifyReply> => {
    const file = await take(name);
    reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=600, stale-while-revalidate=86400')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('vary', 'Accept-Encoding')
      .header('etag', file.etag);
    if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
    const accepted = request.headers['accept-encoding'] ?? '';
    const form = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
    return form === null ? reply.send(file.plain) : reply.header('content-encoding', form).send(file[form]);
  };
  const quiet = { schema: { hide: true }, config: { rateLimit: false } } as const;
  web.get('/chat/widget.js', quiet, async (request, reply) => answer(request, reply, 'widget.js', false));
  web.get('/chat/part/:name', quiet, async (request, reply) => answer(request, reply, (request.params as { name: string }).name, true));
}

function builtFrom(): string {
  try {
    return readFileSync(path.join(folder, '.built-from'), 'utf8').slice(0, 20);
  } catch {
    return 'unbuilt';
  }
}
