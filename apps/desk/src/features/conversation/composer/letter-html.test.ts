import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { letterHtml } from './letter-html.ts';

test('a letter becomes the HTML a person would expect', () => {
  const table: Array<[string, string]> = [
    ['', ''],
    ['Hello Ana,\n\nit is on its way.\nTomorrow.', '<p>Hello Ana,</p>\n<p>it is on its way.<br>Tomorrow.</p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['1. one\n2. two', '<ol><li>one</li><li>two</li></ol>'],
    ['**Note:** it is *very* late', '<p><strong>Note:</strong> it is <em>very</em> late</p>'],
    ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
    ['See https://x.test/a?b=1&c=2.', '<p>See <a href="https://x.test/a?b=1&amp;c=2">https://x.test/a?b=1&amp;c=2</a>.</p>'],
    ['[track it](https://x.test/1)', '<p><a href="https://x.test/1">track it</a></p>'],
    ['[no](javascript:alert)', '<p>[no](javascript:alert)</p>'],
    ['> you wrote', '<blockquote>you wrote</blockquote>'],
  ];
  for (const [text, html] of table) assert.equal(letterHtml(text), html);
});

test('nothing typed can become markup of its own', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const html = letterHtml(`<img src=x onerror=1> ${text}`);
      const tags = [...html.matchAll(/<\/?([^\s>]+)/g)].map((match) => match[1]!.replace(/\/$/, ''));
      assert.ok(tags.every((tag) => ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'blockquote'].includes(tag)), html);
    }),
  );
});
