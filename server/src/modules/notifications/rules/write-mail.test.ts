import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindNames } from './kinds.ts';
import { writeMail } from './write-mail.ts';

const url = 'https://desk.example';

test('one mail tells everything unread, with links, in the language of the person', () => {
  const notices = [{ kind: 'mentioned', number: 1042, by: 'Ana' }, { kind: 'reply_failed', number: 7, by: '' }] as const;
  const english = writeMail(notices, 'en', url);
  assert.equal(english.subject, 'Ana mentioned you in #1042, and 1 more');
  assert.match(english.text, /https:\/\/desk\.example\/c\/7\n/);
  assert.match(writeMail(notices, 'de-AT', url).subject, /^Ana hat Sie in #1042 erwähnt/);
  assert.equal(writeMail(notices.slice(1), 'xx', url).subject, 'Your reply in #7 could not be delivered');
});

test('every kind has a sentence in every language, and nothing is left unfilled', () => {
  for (const locale of ['en', 'de', 'es']) {
    for (const kind of kindNames) {
      const { subject, text } = writeMail([{ kind, number: 3, by: '{number}' }], locale, url);
      assert.ok(subject.length > 5, `${locale} ${kind}`);
      assert.doesNotMatch(`${subject}${text}`.replaceAll('{number}', ''), /[{}]|undefined/);
    }
  }
});
