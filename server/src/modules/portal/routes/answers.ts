import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import type { Page, Setting } from '../rules/page-frame.ts';
import { document } from '../rules/page-frame.ts';
import type { VisitRow } from '../store/visits.ts';
import type { Door } from './doors.ts';
import type { Sent } from './read-sent.ts';

/** What a page answers with. */
export type Answer =
  | { readonly page: Page; readonly status?: number }
  /** an address within the portal */
  | { readonly to: string }
  | { readonly file: Readable; readonly type: string; readonly name: string }
  | { readonly picture: Readable; readonly type: string }
  | { readonly text: string; readonly type: string; readonly anybody?: boolean };

export interface Call {
  readonly door: Door;
  readonly setting: Setting;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly sent: Sent;
  /** the origin and base of this portal, for addresses that stand alone */
  readonly whole: string;
}

export const VISIT_COOKIE = 'kp_visit';
export const ASK_COOKIE = 'kp_ask';
export const LANGUAGE_COOKIE = 'kp_lang';

/** A cookie of this portal alone: out of reach of scripts, and of forms on other pages. */
export function keepCookie({ reply, request, setting }: Call, name: string, value: string, seconds: number): void {
  reply.setCookie(name, value, { path: setting.base === '' ? '/' : setting.base, httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', maxAge: seconds });
}

export function dropCookie({ reply, setting }: Call, name: string): void {
  reply.clearCookie(name, { path: setting.base === '' ? '/' : setting.base });
}

export const heldBy = (request: FastifyRequest, name: string): string | null => {
  const value = request.cookies[name];
  return value !== undefined && /^[\w-]{20,60}$/.test(value) ? value : null;
};

/** The order of this address, where the browser proved to be the buyer's. Nothing else is said to others, not even that it exists. */
export function orNotLetIn(visit: VisitRow | undefined): VisitRow {
  if (visit === undefined) throw new Refusal(401, 'not_let_in', 'Identify yourself again.');
  return visit;
}

export const uuidIn = (params: Readonly<Record<string, string>>, name: string): string => {
  const id = params[name] ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw notFound('page');
  return id;
};

/** Sends a page under a policy that lets nothing run but our own file, and nothing be framed. Only help pages may be kept, by anybody. */
export function sendPage({ setting, reply }: Pick<Call, 'setting' | 'reply'>, page: Page, status = 200): FastifyReply {
  const { text, styleHash } = document(setting, page);
  const images = `img-src 'self' https: data:`;
  return reply.status(status)
    .header('content-security-policy', `default-src 'none'; script-src 'self'; style-src 'sha256-${styleHash}'; ${images}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`)
    .header('cache-control', page.open === undefined || page.open.differs === true ? 'private, no-store' : 'public, max-age=300, stale-while-revalidate=3600')
    .header('x-robots-tag', page.open === undefined ? 'noindex, nofollow' : 'all')
    .header('vary', 'Cookie, Accept-Encoding')
    .header('content-language', setting.language)
    .type('text/html; charset=utf-8')
    .send(text);
}
