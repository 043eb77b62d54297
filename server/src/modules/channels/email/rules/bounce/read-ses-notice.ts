import type { ReportedRecipient } from './read-delivery-status.ts';

interface SesRecipient {
  emailAddress?: unknown;
  status?: unknown;
  diagnosticCode?: unknown;
  action?: unknown;
}

/** The JSON array behind `name`, read even where a mail server has wrapped or cut the text around it. */
function arrayNamed(text: string, name: string): unknown[] {
  const plain = text.replace(/!\n ?/g, '').replace(/\\"/g, '"');
  const found = new RegExp(`"${name}"\\s*:\\s*(\\[[^\\]]*\\])`).exec(plain)?.[1];
  try {
    const parsed: unknown = JSON.parse(found ?? '[]');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** Recipients of an Amazon SES bounce or delivery notice (JSON by SNS). Empty when the text is no such notice. */
export function readSesNotice(text: string): ReportedRecipient[] {
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  const bounced = arrayNamed(text, 'bouncedRecipients').filter((found): found is SesRecipient => typeof found === 'object' && found !== null);
  if (bounced.length > 0) return bounced.map((found) => ({ address: word(found.emailAddress), status: word(found.status), action: word(found.action) || 'failed', diagnostic: word(found.diagnosticCode) }));
  const answer = /smtpResponse\\?"\s*:\s*\\?"([^"\\]*)/.exec(text)?.[1] ?? '';
  const status = /\b2\.\d+\.\d+\b/.exec(answer)?.[0] ?? '2.0.0';
  return arrayNamed(text, 'recipients').map((address) => ({ address: word(address), status, action: 'delivered', diagnostic: answer }));
}
