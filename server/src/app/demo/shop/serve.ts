import type { FastifyInstance } from 'fastify';
import { SignJWT } from 'jose';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import type { DemoBrand } from '../cast.ts';
import { cartPage, homePage, productPage, shopScript } from './page.ts';
import { postPage } from './post-page.ts';
import type { DemoPost } from './post.ts';

/** The shop of the demo world, once that is built. */
export interface DemoShop {
  readonly brand: DemoBrand;
  /** the public key of its chat, and the secret that signs who is signed in */
  readonly key: string;
  readonly secret: string;
  /** who has an account there, with an order */
  readonly shopper: { readonly name: string; readonly email: string };
  readonly post: DemoPost;
}

/** `/demo/shop`: a shop to chat from. Without the demo world there is none. */
export function serveDemoShop(web: FastifyInstance, shop: () => DemoShop | null): void {
  const quiet = { schema: { hide: true } } as const;
  const there = (): DemoShop => {
    const open = shop();
    if (open === null) throw notFound('page');
    return open;
  };
  web.get('/demo/shop', quiet, async (_request, reply) => reply.type('text/html').send(homePage(there().brand, there().key)));
  web.get('/demo/shop/cart', quiet, async (_request, reply) => reply.type('text/html').send(cartPage(there().brand, there().key)));
  web.get('/demo/shop/shop.js', quiet, async (_request, reply) => reply.type('text/javascript').send(shopScript));
  web.get('/demo/shop/p/:sku', quiet, async (request, reply) => {
    const page = productPage(there().brand, there().key, (request.params as { sku: string }).sku);
    if (page === null) throw notFound('product');
    return reply.type('text/html').send(page);
  });
  web.get('/demo/shop/token', quiet, async () => {
    const { shopper, secret } = there();
    const token = await new SignJWT({ email: shopper.email, name: shopper.name, external_id: 'demo-shopper' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('2h').sign(new TextEncoder().encode(secret));
    return { token, email: shopper.email };
  });
  void web.register(async (door) => {
    door.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
    const text = (given: unknown): string => (typeof given === 'string' ? given.trim() : '');
    door.get('/demo/shop/mail', quiet, async (request, reply) => {
      const { brand, post } = there();
      const address = text((request.query as Record<string, unknown>)['address']);
      return reply.type('text/html').send(postPage(brand, address, post.of(address)));
    });
    door.post('/demo/shop/mail', quiet, async (request, reply) => {
      const { brand, post } = there();
      const given = request.body as Record<string, unknown>;
      const [address, words, letter] = [text(given['address']), text(given['text']), text(given['letter'])];
      if (address === '' || words === '') throw invalid('Say from which address, and what.');
      if (letter === '') await post.write(address, `help@${brand.domain}`, text(given['subject']), words);
      else if (!(await post.answer(address, letter, words))) throw notFound('letter');
      return reply.redirect(`/demo/shop/mail?address=${encodeURIComponent(address)}`, 303);
    });
  });
}
