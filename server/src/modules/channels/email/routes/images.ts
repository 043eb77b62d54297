import { Type } from 'typebox';
import { narrowedTo } from '../../../../platform/actor/actor.ts';
import type { App } from '../../../../platform/http/app.ts';
import type { EmailPorts } from '../ports.ts';
import { showRemoteImage } from '../queries/show-remote-image.ts';

const query = Type.Object({ url: Type.String({ minLength: 8, maxLength: 8000, pattern: '^https?://' }) });

/** GET /images?url=…: pictures elsewhere, through us, for people who may read a message that shows them. */
export const imageRoutes = (ports: EmailPorts) => (app: App): void => {
  app.fastify.get('/images', { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const actor = narrowedTo(await app.actorOf(request), 'conversations.read');
    const picture = await showRemoteImage(ports, actor, (request.query as { url: string }).url);
    return reply
      .header('content-type', picture.type)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'private, max-age=86400')
      .send(picture.bytes);
  });
};
