import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { recordConsent } from '../customers/index.ts';
import { chooseWay, waysOf } from './commands/choose-way.ts';
import { changePreferences, confirmOptIn, preferencesOf, type Wants } from './commands/preferences.ts';
import { confirmWish } from './commands/stock-wish.ts';
import { noticeDoor } from './ports.ts';
import { idOf } from './rules/links.ts';
import { choicePage, confirmedPage, confirmPage, stopPage, unknownPage, wishedPage, wishPage, type ChoicePage } from './rules/page.ts';
import { PURPOSES } from './rules/page-words.ts';
import { purposeOf, type Trigger } from './rules/shapes.ts';
import { languageFor, type Language } from './rules/words/index.ts';
import { endWishesOf } from './store/stock-wishes.ts';
import { tellWhoWaits } from './when/stock-back.ts';

const SOURCE = 'chosen on the page of a notice';
const visitor = systemActor('notices');
const noStore = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'" };

interface Held {
  readonly id: string;
  readonly brand_id: string;
  readonly customer_id: string | null;
  readonly trigger: Trigger;
  readonly language: Language;
  readonly brand: string;
}

/** The pages behind the links of a notice: whoever holds the link may choose what its customer is told. Opening one changes nothing. */
export async function publicRoutes(fastify: FastifyInstance, db: Database): Promise<void> {
  await fastify.register(async (door) => {
    const hidden = { schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: 60_000 } } } as const;
    door.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
    // A mail program's one click may come as a form with parts (RFC 8058 §3.1); what is in it says nothing we need.
    door.removeContentTypeParser('multipart/form-data');
    door.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, _body, done) => done(null, {}));

    // A program that follows links confirms nothing: a person presses.
    door.get('/n/confirm/:token', hidden, (request, reply) => answer(request, reply, async (_tx, token) => ({ page: confirmPage(languageFor(request.headers['accept-language'] ?? null), token) })));
    door.post('/n/confirm/:token', hidden, (request, reply) => answer(request, reply, async (tx, _token, id) => {
      const customerId = await confirmOptIn(tx, id);
      return customerId === null ? null : afterConfirming(tx, customerId);
    }));
    door.get('/n/wish/:token', hidden, (request, reply) => answer(request, reply, async (_tx, token) => ({ page: wishPage(languageFor(request.headers['accept-language'] ?? null), token) })));
    door.post('/n/wish/:token', hidden, (request, reply) => answer(request, reply, async (tx, _token, id) => {
      const confirmed = await confirmWish(tx, id);
      if (confirmed === null) return null;
      // It may be back already.
      await tellWhoWaits(tx, [confirmed.variantId]);
      return { page: wishedPage(confirmed.brand, confirmed.language) };
    }));
    door.get('/n/:token', hidden, (request, reply) => answer(request, reply, (tx, token, id) => chosen(tx, token, id, (request.query as { said?: string }).said)));
    door.post('/n/:token', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      const held = await heldBy(tx, id);
      if (held?.customer_id == null) return null;
      const body = (request.body ?? {}) as Record<string, string>;
      const wants = Object.fromEntries(PURPOSES.map((purpose) => [purpose, body[purpose] === 'yes'])) as Wants;
      for (const way of await waysOf(tx, held.customer_id)) await chooseWay(tx, held.customer_id, way.channel, body[way.channel] === 'yes', SOURCE);
      const { toConfirm } = await changePreferences(tx, held.customer_id, wants, SOURCE);
      return { to: `/n/${token}?said=${toConfirm ? 'confirm' : 'saved'}` };
    }));
    door.get('/n/:token/unsubscribe', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      const held = await heldBy(tx, id);
      return held && { page: stopPage(held.brand, held.language, token, false) };
    }));
    door.post('/n/:token/unsubscribe', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      const held = await heldBy(tx, id);
      if (!held) return null;
      if (held.customer_id !== null && purposeOf(held.trigger) === 'marketing') await endWishesOf(tx, held.customer_id);
      if (held.customer_id !== null) await recordConsent(tx, { id: held.customer_id, brandId: held.brand_id }, { channel: 'email', purpose: purposeOf(held.trigger), granted: false, source: 'stopped from a notice' });
      return { page: stopPage(held.brand, held.language, token, true) };
    }));
  });

  async function answer(request: FastifyRequest, reply: FastifyReply, work: (tx: Tx, token: string, id: string) => Promise<{ page: string } | { to: string } | null>): Promise<FastifyReply> {
    reply.headers(noStore);
    const { token } = request.params as { token: string };
    const id = idOf(token, noticeDoor.get().linkKey);
    const done = id === null ? null : await db.transact(visitor, (tx) => work(tx, token, id));
    if (done === null) return reply.status(404).type('text/html; charset=utf-8').send(unknownPage(languageFor(request.headers['accept-language'] ?? null)));
    return 'to' in done ? reply.redirect(done.to, 303) : reply.type('text/html; charset=utf-8').send(done.page);
  }
}

async function heldBy(tx: Tx, id: string): Promise<Held | null> {
  const row = await tx.maybe<Omit<Held, 'language'> & { language: string | null; locale: string }>(sql`
    select d.id, d.brand_id, d.customer_id, d.trigger, d.language, b.name as brand, b.locale from outreach.decision d join identity.brand b on b.id = d.brand_id where d.id = ${id}`);
  return row ? { ...row, language: languageFor(row.language, row.locale) } : null;
}

async function chosen(tx: Tx, token: string, id: string, said: string | undefined): Promise<{ page: string } | null> {
  const held = await heldBy(tx, id);
  if (held?.customer_id == null) return null;
  const known: ChoicePage['said'] = said === 'saved' || said === 'confirm' ? said : null;
  return { page: choicePage({ brand: held.brand, language: held.language, token, wants: await preferencesOf(tx, held.customer_id), ways: await waysOf(tx, held.customer_id), said: known }) };
}

async function afterConfirming(tx: Tx, customerId: string): Promise<{ page: string }> {
  const row = await tx.one<{ brand: string; locale: string | null; own: string }>(sql`select b.name as brand, k.locale, b.locale as own from customers.customer k join identity.brand b on b.id = k.brand_id where k.id = ${customerId}`);
  return { page: confirmedPage(row.brand, languageFor(row.locale, row.own)) };
}
