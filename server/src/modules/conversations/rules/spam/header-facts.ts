import { headersByName, type SpamSample } from './sample.ts';

const FREE_MAIL = /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|gmx|web|mail|yandex|icloud|proton(?:mail)?|163|126|qq|sina|excite|netscape|lycos|eudoramail|rediffmail|mailcity|usa|email|btamail|ecplaza|caramail|indiatimes)\.\w/i;

type Add = (condition: boolean, fact: string) => void;

/** Facts about the headers that hold for any collection of mail: no server names, no lists by name, no dates. */
export function headerFacts(sample: SpamSample, add: Add): void {
  const headers = headersByName(sample);
  const header = (name: string) => headers.get(name) ?? '';
  const from = sample.from?.address.toLowerCase() ?? '';
  senderFacts(sample, from, add);
  recipientFacts(sample, from, add);
  subjectFacts(sample, header('subject'), header('in-reply-to') !== '' || header('references') !== '', add);
  add(header('list-id') !== '' || header('list-post') !== '', 'list');
  add(/bulk|junk/i.test(header('precedence')), 'bulk');
  add(header('list-unsubscribe') !== '', 'unsubscribe header');
  idFacts(header('message-id'), domainOf(from), add);
  dateFacts(header('date'), add);
  add(header('mime-version') !== '' && header('content-type') === '', 'mime without type');
  add(header('x-mailer') === '' && header('user-agent') === '', 'no program');
  add(/bulk|blast|mailer ?\d|group ?mail|direct|extractor|stealth|advanced|dispatch/i.test(header('x-mailer')), 'bulk program');
  add(/outlook/i.test(header('x-mailer')) && header('x-mimeole') === '' && header('thread-index') === '' && !/outlook(?:-ios|-android| for)/i.test(header('x-mailer')), 'pretends to be a program');
  add(/^\s*[12]\b/.test(header('x-priority')) || /high/i.test(`${header('importance')} ${header('x-msmail-priority')}`), 'calls itself urgent');
  add(/^text\/html/i.test(header('content-type')), 'html only');
  add(/base64/i.test(header('content-transfer-encoding')), 'encoded text');
  add(/charset="?(?:gb|big5|euc|iso-2022|koi8|windows-125[1-8])/i.test(header('content-type')), 'foreign charset');
  add(/\bdmarc=fail/i.test(header('authentication-results')), 'proof of origin fails');
  add(/\b(?:spf|dkim)=(?:fail|hardfail)/i.test(header('authentication-results')), 'spf or dkim fails');
}

function senderFacts(sample: SpamSample, from: string, add: Add): void {
  const name = sample.from?.name ?? '';
  const [local = ''] = from.split('@');
  const reply = sample.replyTo[0]?.address.toLowerCase() ?? '';
  add(from === '', 'no sender');
  add(/\d{3,}/.test(local), 'sender digits');
  add(reply !== '' && domainOf(reply) !== domainOf(from), 'reply elsewhere');
  // A contact form writes from the shop's own address with the customer's as the one to answer: only free mail to other free mail is odd.
  add(FREE_MAIL.test(from) && FREE_MAIL.test(reply) && domainOf(reply) !== domainOf(from), 'reply to other free mail');
  add(name.includes('@') && !name.toLowerCase().includes(domainOf(from)), 'name is another address');
  add(/\p{Lu}{3}/u.test(name) && !/\p{Ll}/u.test(name), 'name shouts');
  add(/[!$%*]|\d{4}/.test(name), 'name advertises');
  add(FREE_MAIL.test(from) && /\b(?:ceo|director|manager|bank|department|lottery|foundation)\b/i.test(name), 'title from free mail');
}

function recipientFacts(sample: SpamSample, from: string, add: Add): void {
  const locals = sample.to.map((to) => to.address.toLowerCase().split('@')[0] ?? '').filter((local) => local.length > 2);
  const subject = sample.subject.toLowerCase();
  add(sample.to.length === 0, 'no recipient');
  add(sample.to.some((to) => to.address.toLowerCase() === from && from !== ''), 'to itself');
  add(sample.to.length > 8, 'many recipients');
  add(locals.some((local) => subject.startsWith(`${local},`) || subject.startsWith(`${local}:`) || sample.text.slice(0, 200).toLowerCase().startsWith(`dear ${local}`)), 'addressed by mailbox name');
}

function subjectFacts(sample: SpamSample, raw: string, answers: boolean, add: Add): void {
  const { subject } = sample;
  add(answers, 'answers');
  add(/^(?:re|aw|sv|antw|odp)\s*:/i.test(subject), 'subject re');
  add(/^(?:re|aw|sv|antw|odp)\s*:/i.test(subject) && !answers, 'answers nothing');
  add(!/\p{Ll}/u.test(subject) && /\p{Lu}{4}/u.test(subject), 'shouting');
  add(/\$\$|[$€£]\s?\d{3}|\d%/.test(subject), 'money subject');
  add(/!/.test(subject), 'exclaiming subject');
  add(/\s{5,}\S+\s*$/.test(raw), 'subject tail');
  add(/=\?[\w-]+\?[qb]\?/i.test(raw) && /^[\x20-\x7e]*$/.test(subject) && !/[=?_]/.test(subject), 'subject encoded without need');
  add(/(?:\b\p{L}[ ._*-]){4,}\p{L}\b/u.test(subject), 'spaced letters in the subject');
  add(subject.trim() === '', 'no subject');
  add(/^(?:adv|ad)\s*:/i.test(subject), 'says it is advertising');
}

function idFacts(id: string, domain: string, add: Add): void {
  const plain = id.replace(/[<>\s]/g, '');
  add(plain === '', 'no message id');
  add(plain !== '' && !/^[^@]+@[^@]+\.[^@.]+$/.test(plain), 'odd message id');
  add(domain !== '' && domainOf(plain) === domain, 'own message id');
}

function dateFacts(date: string, add: Add): void {
  add(date === '', 'no date');
  const zone = /([+-])(\d{2})(\d{2})\b/.exec(date);
  add(date !== '' && zone === null && !/\b(?:[A-Z]{1,4}|[A-Z][a-z]{2}T)\b\s*$/.test(date.replace(/\([^()]*\)/g, '').trim()), 'no time zone');
  add(zone !== null && (Number(zone[2]) > 14 || Number(zone[3]) % 15 !== 0), 'impossible time zone');
}

function domainOf(address: string): string {
  return address.split('@')[1]?.toLowerCase() ?? '';
}
