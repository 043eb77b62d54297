import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { notFound } from '../../../platform/refusal/refusal.ts';

const folder = path.join(import.meta.dirname, '../../../../../apps/portal/dist');
const names = ['portal.js', 'embed.js'] as const;

interface Kept {
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
  readonly etag: string;
}

/** The portal's two scripts. They keep their names, so pages ask now and then whether they are new. */
export function serveAssets(web: FastifyInstance): void {
  const kept = new Map<string, Promise<Kept>>();
  const take = (name: string): Promise<Kept> => {
    const there = kept.get(name) ?? readFile(path.join(folder, name)).then((plain) => ({ plain, gzip: gzipSync(plain), br: brotliCompressSync(plain), etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"` }));
    kept.set(name, there);
    there.catch(() => kept.delete(name));
    return there;
  };
  for (const name of names) {
    web.get(`/p/${name}`, { schema: { hide: true }, config: { rateLimit: false, portal: true } as object }, async (request, reply) => {
      const file = await take(name).catch(() => {
        throw notFound('file');
      });
      reply.header('content-type', 'text/javascript; charset=utf-8').header('cache-control', 'public, max-age=600, stale-while-revalidate=86400').header('vary', 'Accept-Encoding').header('etag', file.etag).header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
      if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
      const accepted = request.headers['accept-encoding'] ?? '';
      const form = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
      return form === null ? reply.send(file.plain) : reply.header('content-encoding', form).send(file[form]);
    });
  }
}
