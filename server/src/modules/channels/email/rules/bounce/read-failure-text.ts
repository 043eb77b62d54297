import { addressIn, type ReportedRecipient } from './read-delivery-status.ts';

const ADDRESS = /[A-Za-z0-9._%+=/#$&!*?^`{|}~'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,190}[A-Za-z0-9])?/g;
const ORIGINAL = /^\s*(?:>\s|[-=_*#\s]{2,}.{0,12}(?:below this line|original message|copy of (?:the|your) message|returned message|unsent message|message follows|message header|enclosed is|included is|original mail|undelivered message|non-delivered|forwarded message|mail header|body of your|this is a copy|header of the original)|(?:below is a copy|included is a copy|original message|message headers? follow|original mail as follows|the original message (?:is|was) (?:over|follow)|your original (?:mail|message)|headers? of (?:the )?original|received:\s*(?:from|by|\(qmail)|return-path:\s))/i;
const LINES = 400;

/** The part of a failure notice that is not the returned mail. */
export function withoutOriginal(text: string): string {
  const lines = text.split('\n', LINES);
  const seenFailure = lines.findIndex((line) => /@|\b[45]\d\d\b/.test(line));
  const end = lines.findIndex((line, index) => index > Math.max(0, seenFailure) && ORIGINAL.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}

/**
 * Recipients and diagnostics of a notice in free text (qmail, Exim, old Exchange, Postfix and many others): each address
 * at the head of a line opens a recipient, what follows up to the next is its diagnostic. `failed` are addresses known
 * from headers.
 */
export function readFailureText(text: string, failed: readonly string[], own: ReadonlySet<string>): ReportedRecipient[] {
  const lines = text.split('\n', LINES);
  const opened: { address: string; lines: string[] }[] = [];
  const before: string[] = [];
  for (const line of lines) {
    const address = recipientAtHead(line, failed, own);
    if (address === null) (opened.at(-1)?.lines ?? before).push(line);
    else if (opened.at(-1)?.address === address) opened.at(-1)?.lines.push(line);
    else if (opened.length < 100) opened.push({ address, lines: [line] });
  }
  if (opened.length === 0) return failed.map((address) => recipient(address, text)).concat(failed.length === 0 ? anyAddress(text, own) : []);
  const shared = before.join('\n');
  return merged(opened).map((one) => recipient(one.address, /\b[245]\.\d{1,3}\.\d{1,3}\b|\b[45]\d\d[ -]|[a-z]{4}.{20}/i.test(rest(one)) ? rest(one) : `${rest(one)}\n${opened.length === 1 ? shared : ''}`, shared));
}

function rest(one: { address: string; lines: readonly string[] }): string {
  return one.lines.join('\n').replaceAll(one.address, ' ');
}

/** The same recipient told of twice (a summary and a transcript) is one. */
function merged(opened: readonly { address: string; lines: string[] }[]): { address: string; lines: string[] }[] {
  const byAddress = new Map<string, { address: string; lines: string[] }>();
  for (const one of opened) {
    const known = byAddress.get(one.address.toLowerCase());
    if (known === undefined) byAddress.set(one.address.toLowerCase(), { ...one });
    else known.lines.push(...one.lines);
  }
  return [...byAddress.values()];
}

/** A line that names a recipient first: `<user@host>:`, `  user@host`, `RCPT TO:<user@host>`, `550 <user@host>... `. */
function recipientAtHead(line: string, failed: readonly string[], own: ReadonlySet<string>): string | null {
  const head = /^[\s*>"'([<-]*(?:(?:>>>|\d{3}|rcpt to:?|to:|recipient:?|(?:the )?(?:following )?address(?:es)?:?|delivering your mail to|smtp:|final-recipient: rfc822;|server <[^>]*> rejected recipient|status: error, address:)[\s:<"'(]*){0,2}([A-Za-z0-9._%+=/#$&!*?^`{|}~'-]{1,64}@[A-Za-z0-9.-]{1,190}[A-Za-z0-9])/i.exec(line);
  const inside = head ?? /(?:deliver(?:ing|ed)?(?: your (?:mail|message))? to|rejected recipient|recipient)[\s:<"'(]{1,3}([A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9.-]{1,190}[A-Za-z0-9])/i.exec(line);
  const address = inside?.[1];
  if (address === undefined || own.has(address.toLowerCase())) return null;
  if (failed.length > 0 && !failed.some((known) => known.toLowerCase() === address.toLowerCase())) return null;
  return address;
}

function anyAddress(text: string, own: ReadonlySet<string>): ReportedRecipient[] {
  const address = (text.match(ADDRESS) ?? []).find((found) => !own.has(found.toLowerCase()) && !/^(?:postmaster|mailer-daemon|abuse)@/i.test(found));
  return [recipient(address ?? '', text)];
}

function recipient(address: string, diagnostic: string, shared = ''): ReportedRecipient {
  const temporary = /\bdelayed\b|warning message only|will be retried|temporary failure/i.test(`${shared}\n${diagnostic}`);
  return { address: addressIn(address), status: '', action: temporary ? 'delayed' : 'failed', diagnostic: diagnostic.trim() };
}
