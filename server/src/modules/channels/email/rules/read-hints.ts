import type { MailHints } from './inbound-mail.ts';
import { readAddresses } from './mime/read-addresses.ts';
import { headerValue, headerValues, type RawHeader } from './mime/split-headers.ts';

const DELIVERED_TO = ['delivered-to', 'x-original-to', 'x-envelope-to', 'envelope-to', 'x-delivered-to', 'x-forwarded-to', 'resent-to', 'original-recipient'];

/** Collects the header facts that later decisions need. */
export function readHints(headers: readonly RawHeader[]): MailHints {
  const value = (name: string) => headerValue(headers, name);
  const returnPath = headers.find((header) => header[0] === 'return-path')?.[1];
  return {
    returnPath: returnPath === undefined ? null : (readAddresses(returnPath)[0]?.address ?? ''),
    deliveredTo: DELIVERED_TO.flatMap((name) => headerValues(headers, name)).flatMap(deliveredAddresses),
    sender: readAddresses(value('sender'))[0] ?? null,
    autoSubmitted: value('auto-submitted').toLowerCase(),
    autoResponseSuppress: value('x-auto-response-suppress').toLowerCase(),
    precedence: value('precedence').toLowerCase(),
    listId: value('list-id'),
    listUnsubscribe: value('list-unsubscribe'),
    importance: importanceOf(value('importance'), value('x-priority'), value('x-msmail-priority')),
    authenticationResults: headerValues(headers, 'authentication-results'),
    loop: value('x-keepdesk-loop'),
  };
}

/** `rfc822;who@example.com` and plain addresses alike. */
function deliveredAddresses(value: string): string[] {
  return readAddresses(value.replace(/^\s*rfc822\s*;/i, '')).map((address) => address.address).filter((address) => address.includes('@'));
}

function importanceOf(importance: string, priority: string, microsoft: string): MailHints['importance'] {
  const said = `${importance} ${microsoft}`.toLowerCase();
  if (said.includes('high') || /^\s*[12]\b/.test(priority)) return 'high';
  if (said.includes('low') || /^\s*[45]\b/.test(priority)) return 'low';
  return 'normal';
}
