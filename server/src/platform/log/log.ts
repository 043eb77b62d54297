import pino from 'pino';

export type Logger = pino.Logger;

/** Structured logs. Fields that could carry a secret or a person's words are removed wherever they appear. */
export function openLog(level: string, destination?: pino.DestinationStream): Logger {
  const secret = ['password', 'passphrase', 'secret', 'token', 'authorization', 'cookie', 'text', 'html', 'subject', 'email', 'address', 'name_of_person', 'body'];
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[removed]' },
      serializers: { err: describeError },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  );
}

/** Message and stack, but never the values that a database error quotes. */
function describeError(error: Error & { code?: string; detail?: string }): Record<string, unknown> {
  return { type: error.name, message: error.message.slice(0, 500), code: error.code, stack: error.stack?.split('\n').slice(1, 8).join('\n') };
}
