import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { PortalPorts } from '../ports.ts';
import type { Page, Setting } from '../rules/page-frame.ts';
import { gonePage, sorryPage, tooManyPage } from '../rules/pages/find-pages.ts';
import { startingChoices } from '../rules/settings.ts';
import { wordsOf } from '../rules/words/index.ts';
import { languages, pickLanguage } from '../rules/words/languages.ts';
import { ASK_COOKIE, keepCookie, LANGUAGE_COOKIE, sendPage, type Answer, type Call } from './answers.ts';
import type { Door, Doors } from './doors.ts';
import { hasOrigin } from './origins.ts';
import { readSent } from './read-sent.ts';

export type AddPage = (method: 'GET' | 'POST', path: string, answer: (call: Call) => Promise<Answer>) => void;

interface Added {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (call: Call) => Promise<Answer>;
}

const UPLOAD_BYTES = 45 * 1024 * 1024;
const nothingSent = { one: () => '', all: () => [], photos: [] };

/** Collects the pages, then serves each under /p/<slug> and at the root of brands' own domains. */
export function portalPages(fill: (add: AddPage) => void): readonly Added[] {
  const pages: Added[] = [];
  fill((method, path, answer) => pages.push({ method, path, answer }));
  return pages;
}

export async function servePages(web: FastifyInstance, ports: PortalPorts, doors: Doors, pages: readonly Added[]): Promise<void> {
  await web.register(async (scope) => {
    scope.removeContentTypeParser(['application/x-www-form-urlencoded']);
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 128 * 1024 }, (_request, body, done) => done(null, body));
    for (const page of pages) {
      const shared = { method: page.method, bodyLimit: UPLOAD_BYTES, schema: { hide: true }, config: { portal: true, rateLimit: { max: page.method === 'GET' ? 240 : 40, timeWindow: 60_000 } } } as const;
      const path = page.path === '/' ? '' : page.path;
      scope.route({ ...shared, url: `/p/:slug${path}`, handler: (request, reply) => serve(request, reply, page, (request.params as { slug: string }).slug) });
      if (page.path === '/') scope.route({ ...shared, url: '/p/:slug/', handler: (request, reply) => serve(request, reply, page, (request.params as { slug: string }).slug) });
      scope.route({ ...shared, url: page.path, constraints: { portal: 'yes' }, handler: (request, reply) => serve(request, reply, page, null) });
    }
    scope.setErrorHandler((error, request, reply) => trouble(ports, doors, error as FastifyError, request, reply));
  });

  async function serve(request: FastifyRequest, reply: FastifyReply, page: Added, slug: string | null): Promise<FastifyReply> {
    const door = slug === null ? await doors.byHost(request.host) : await doors.bySlug(slug);
    if (door === undefined) return sendPage({ setting: nobodys(request), reply }, gonePage(nobodys(request)), 404);
    const call = await callOf(request, reply, door, slug, ports);
    if (page.method === 'POST' && !hasOrigin(request, page.path === '/find' ? door : null)) return sendPage(call, sorryPage(call.setting, call.setting.words.foreignForm), 403);
    const sent = page.method === 'POST' ? await readSent(request) : nothingSent;
    return give({ ...call, sent }, await page.answer({ ...call, sent }));
  }
}

async function callOf(request: FastifyRequest, reply: FastifyReply, door: Door, slug: string | null, ports: Pick<PortalPorts, 'publicUrl'>): Promise<Call> {
  const query = request.query as Record<string, string | undefined>;
  const params = request.params as Record<string, string>;
  const setting = settingFor(request, door, slug === null ? '' : `/p/${slug}`);
  const call: Call = { door, setting, request, reply, params, query, sent: nothingSent, whole: door.domain === null ? `${ports.publicUrl}/p/${door.brand.slug}` : `https://${door.domain}` };
  if (query.lang !== undefined && query.lang === setting.language) keepCookie(call, LANGUAGE_COOKIE, setting.language, 365 * 86_400);
  return call;
}

/** How this browser is spoken to: by the address, by what was chosen before, by what it asks for. */
export function settingFor(request: FastifyRequest, door: Door, base: string): Setting {
  const query = request.query as Record<string, unknown>;
  const params = (request.params ?? {}) as Record<string, string>;
  const chosen = params.language ?? (typeof query.lang === 'string' ? query.lang : request.cookies[LANGUAGE_COOKIE]);
  const language = pickLanguage(door.choices.languages, { chosen, accepts: request.headers['accept-language'], usual: door.brand.locale });
  return { words: wordsOf(language), language, zone: door.brand.time_zone, brand: door.brand, choices: door.choices, base, welcome: door.texts[language]?.welcome ?? '', helps: door.help.includes(language) };
}

/** For addresses that are no brand's. */
function nobodys(request: FastifyRequest): Setting {
  const language = pickLanguage(languages, { accepts: request.headers['accept-language'], usual: 'en' });
  return { words: wordsOf(language), language, zone: 'UTC', brand: { name: 'Keepdesk', slug: '' }, choices: { ...startingChoices('#2f6f6b'), languages: [language] }, base: '', welcome: '', helps: false };
}

function give(call: Call, answer: Answer): FastifyReply {
  const { reply, setting } = call;
  if ('page' in answer) return sendPage(call, answer.page, answer.status);
  if ('to' in answer) return reply.header('cache-control', 'private, no-store').redirect(`${setting.base}${answer.to}`, 303);
  if ('text' in answer) return reply.header('cache-control', 'public, max-age=300').headers(answer.anybody ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } : {}).type(answer.type).send(answer.text);
  if ('picture' in answer) return reply.header('cache-control', 'public, max-age=86400, immutable').header('content-security-policy', "default-src 'none'; sandbox").type(answer.type).send(answer.picture);
  return reply.header('cache-control', 'private, no-store').header('content-security-policy', "default-src 'none'; sandbox").header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`).type(answer.type).send(answer.file);
}

/** What went wrong, as a page in the shopper's language. A wrong order, a wrong address and no order never come here. */
async function trouble(ports: PortalPorts, doors: Doors, error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { slug } = (request.params ?? {}) as { slug?: string };
  const door = await (slug === undefined ? doors.byHost(request.host) : doors.bySlug(slug)).catch(() => undefined);
  const setting = door === undefined ? nobodys(request) : settingFor(request, door, slug === undefined ? '' : `/p/${slug}`);
  const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500);
  const shown = (page: Page): FastifyReply => sendPage({ setting, reply }, page, status);
  if (status === 429) {
    const wait = error instanceof Refusal ? (error.retryAfterSeconds ?? 60) : 60;
    reply.header('retry-after', String(wait));
    return shown(tooManyPage(setting, wait));
  }
  if (status === 401 || status === 410) return reply.header('cache-control', 'private, no-store').clearCookie(ASK_COOKIE, { path: setting.base || '/' }).redirect(`${setting.base}/`, 303);
  if (status === 404) return shown(gonePage(setting));
  if (status >= 500) ports.log.error({ err: error }, 'a page of the portal failed');
  return shown(sorryPage(setting, setting.words.notPossible));
}
