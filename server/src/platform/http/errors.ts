import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../log/log.ts';
import { Refusal, type RefusalDetail } from '../refusal/refusal.ts';

/** Every failure leaves as {error:{code,message,details}}; what went wrong inside stays in our log under the request's id. */
export function answerError(error: FastifyError | Refusal | Error, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  const refusal = error instanceof Refusal ? error : asRefusal(error as FastifyError & { code?: string });
  if (refusal === null) {
    log.error({ err: error, request_id: request.id, route: request.routeOptions.url }, 'a request failed');
    reply.status(500).send(body('internal', 'Something went wrong on our side; nothing was changed. Try again, or report the request id.', [{ message: 'request id', request_id: request.id }]));
    return;
  }
  if (refusal.because) log.warn({ request_id: request.id, code: refusal.code, because: refusal.because }, 'refused');
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(Math.ceil(refusal.retryAfterSeconds)));
  reply.status(refusal.status).send(body(refusal.code, refusal.message, refusal.details));
}

function body(code: string, message: string, details: readonly RefusalDetail[]): object {
  return { error: { code, message, details } };
}

/** PostgreSQL and Fastify failures that are the sender's doing. */
function asRefusal(error: FastifyError & { code?: string; constraint?: string }): Refusal | null {
  if (error.validation) {
    const details = error.validation.map((issue) => ({ field: fieldOf(issue.instancePath, issue.params), message: issue.message ?? 'is not valid' }));
    return new Refusal(422, 'invalid', 'Some fields are not valid.', { details });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal(413, 'too_large', 'The request is larger than this route accepts.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal(415, 'unsupported_media_type', 'Send JSON with content-type application/json.');
    case '22021':
    case '22P05':
      return new Refusal(422, 'invalid', 'Text may not contain NUL characters or broken UTF-8.');
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
      return new Refusal(422, 'invalid', 'A value has the wrong form or is out of range.');
    case '23505':
      return new Refusal(409, 'already_exists', 'There is already one like this.', { because: error.constraint ?? 'unique' });
    case '23503':
      return new Refusal(422, 'unknown_reference', 'It refers to something that does not exist.', { because: error.constraint ?? 'foreign key' });
    case '42501':
      return new Refusal(404, 'not_found', 'There is no such record, or you may not see it.', { because: 'row policy' });
    case '57014':
      return new Refusal(503, 'too_slow', 'This took too long and was stopped; narrow it down and try again.', { retryAfterSeconds: 5 });
    case '53100':
    case 'ENOSPC':
      return new Refusal(503, 'storage_full', 'The server has no room left; nothing was changed.', { retryAfterSeconds: 60, because: 'disk full' });
    case 'ECONNREFUSED':
    case '57P01':
    case '57P03':
      return new Refusal(503, 'unavailable', 'The database is restarting; nothing was changed. Try again in a moment.', { retryAfterSeconds: 2 });
  }
  if (/Connection terminated|timeout exceeded when trying to connect|connection error/i.test(error.message)) {
    return new Refusal(503, 'unavailable', 'The database is not reachable; nothing was changed. Try again in a moment.', { retryAfterSeconds: 2 });
  }
  if (error.statusCode === 429) return new Refusal(429, 'too_many_requests', 'Too many requests; wait a moment.');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new Refusal(error.statusCode, 'bad_request', error.message);
  return null;
}

function fieldOf(path: string, params: Record<string, unknown>): string {
  const named = path.replace(/^\//, '').replaceAll('/', '.');
  const extra = params.missingProperty ?? params.additionalProperty;
  return [named, typeof extra === 'string' ? extra : ''].filter(Boolean).join('.') || '(body)';
}
