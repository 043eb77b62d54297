import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { Refusal } from '../../platform/refusal/refusal.ts';
import { answerSurvey, commentSurvey, stopAsking } from './commands/answer.ts';
import { surveyDoor } from './ports.ts';
import { settingsOf } from './queries/settings-of.ts';
import type { SurveyKind } from './rules/decide.ts';
import { surveyOf } from './rules/links.ts';
import { pageScript, surveyPage, unknownPage, unsubscribePage, type SurveyPage } from './rules/page.ts';
import { languageOf, scaleOf } from './rules/words.ts';

const visitor = systemActor('survey');
const noStore = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };

interface Shown {
  id: string;
  brand_id: string;
  kind: SurveyKind;
  language: string;
  score: number | null;
  comment: string;
  asked_at: Date | null;
  subject: string;
  brand_name: string;
  brand_color: string;
}

/** The pages behind the links of a survey. They are no API: whoever holds the link may answer this one question. */
export async function publicRoutes(fastify: FastifyInstance, db: Database): Promise<void> {
  await fastify.register(async (door) => {
    const hidden = { schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: 60_000 } } } as const;
    door.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
    // A mail program's one click may come as a form with parts (RFC 8058 §3.1); what is in it says nothing we need.
    door.removeContentTypeParser('multipart/form-data');
    door.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, _body, done) => done(null, {}));

    door.get('/s/page.js', { schema: { hide: true } }, async (_request, reply) => reply.header('cache-control', 'public, max-age=3600').type('text/javascript; charset=utf-8').send(pageScript));
    door.get('/s/:token', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      const asked = Number((request.query as { score?: string }).score ?? Number.NaN);
      return { page: await pageOf(tx, token, id, asked, (request.query as { kept?: string }).kept !== undefined) };
    }));
    door.post('/s/:token', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      await answerSurvey(tx, id, Number((request.body as { score?: string } | undefined)?.score ?? Number.NaN));
      return { to: `/s/${token}` };
    }));
    door.post('/s/:token/comment', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      await commentSurvey(tx, id, String((request.body as { comment?: string } | undefined)?.comment ?? ''));
      return { to: `/s/${token}?kept` };
    }));
    door.get('/s/:token/unsubscribe', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => ({ page: await leavingOf(tx, token, id, false) })));
    door.post('/s/:token/unsubscribe', hidden, (request, reply) => answer(request, reply, async (tx, token, id) => {
      await stopAsking(tx, id);
      return { page: await leavingOf(tx, token, id, true) };
    }));
  });

  async function answer(request: FastifyRequest, reply: FastifyReply, work: (tx: Tx, token: string, id: string) => Promise<{ page: string } | { to: string }>): Promise<FastifyReply> {
    reply.headers(noStore);
    const { token } = request.params as { token: string };
    const id = surveyOf(token, surveyDoor.get().linkKey);
    const unknown = (): FastifyReply => reply.status(404).type('text/html; charset=utf-8').send(unknownPage(languageOf(request.headers['accept-language']?.split(',')[0])));
    if (id === null) return unknown();
    try {
      const done = await db.transact(visitor, (tx) => work(tx, token, id));
      return 'to' in done ? reply.redirect(done.to, 303) : reply.type('text/html; charset=utf-8').send(done.page);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'not_found') return unknown();
      // What cannot be taken any more is said by the page itself.
      if (error.code === 'over' || error.code === 'no_answer') return reply.redirect(`/s/${token}`, 303);
      throw error;
    }
  }
}

async function shownSurvey(tx: Tx, id: string): Promise<Shown> {
  const row = await tx.maybe<Shown>(sql`
    select s.id, s.brand_id, s.kind, s.language, s.score, s.comment, s.asked_at, c.subject, b.name as brand_name, b.color as brand_color
    from surveys.survey s join conversations.conversation c on c.id = s.conversation_id join identity.brand b on b.id = s.brand_id where s.id = ${id} and s.state <> 'not_asked'`);
  if (!row) throw new Refusal(404, 'not_found', 'There is no such survey.');
  return row;
}

async function pageOf(tx: Tx, token: string, id: string, asked: number, kept: boolean): Promise<string> {
  const row = await shownSurvey(tx, id);
  const { change_days: days } = await settingsOf(tx, row.brand_id);
  const until = new Date((row.asked_at ?? tx.now).getTime() + days * 86_400_000);
  const page: SurveyPage = {
    brand: { name: row.brand_name, color: row.brand_color }, language: row.language, kind: row.kind, token, subject: row.subject, score: row.score, comment: row.comment, commentKept: kept,
    asked: scaleOf(row.kind).includes(asked) && asked !== row.score ? asked : null,
    until: until > tx.now ? new Intl.DateTimeFormat(row.language, { day: 'numeric', month: 'long' }).format(until) : null,
  };
  return surveyPage(page);
}

async function leavingOf(tx: Tx, token: string, id: string, done: boolean): Promise<string> {
  const row = await shownSurvey(tx, id);
  return unsubscribePage({ brand: { name: row.brand_name, color: row.brand_color }, language: row.language, token }, done);
}
