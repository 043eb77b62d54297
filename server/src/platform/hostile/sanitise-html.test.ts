import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { displayLink, safeHref } from './safe-link.ts';
import { safeStyle } from './safe-style.ts';
import { sanitiseHtml } from './sanitise-html.ts';
import { createHtmlSanitiser } from './sanitise-in-worker.ts';
import { attributeOf, scanHtml } from './scan-html.ts';
import { growsGently } from '../testing/scales-gently.ts';

const clean = (html: string) => sanitiseHtml(html).html;
const what = (html: string) => sanitiseHtml(html).blocked.map((one) => one.what);

test('takes out what runs, frames, asks or fetches, and says so', () => {
  const cases: [string, string, string][] = [
    ['<script>alert(1)</script>', '', 'script'],
    ['<iframe src="https://x.test"></iframe>', '', 'frame'],
    ['<p onclick="x()">a</p>', '<p>a</p>', 'event_handler'],
    ['<a href="java\tscript:alert(1)">a</a>', '<a>a</a>', 'dangerous_link'],
    ['<a href="\u00a0javascript:alert(1)">a</a>', '<a>a</a>', 'dangerous_link'],
    ['<a href="/api/v1/sign-out">a</a>', '<a>a</a>', 'relative_link'],
    ['<form action="https://x.test"><input name=a></form>', '', 'form'],
    ['<svg><script>alert(1)</script></svg>', '', 'embedded'],
    ['<style>p{color:red}</style><p>a</p>', '<p>a</p>', 'style_sheet'],
    ['<p style="position:fixed;color:red">a</p>', '<p style="color:red">a</p>', 'style'],
    ['<p style="background:url(https://x.test/t.gif)">a</p>', '<p>a</p>', 'remote_image'],
    ['<img src="data:image/svg+xml;base64,AAAA">', '<img />', 'dangerous_link'],
  ];
  for (const [html, expected, blocked] of cases) {
    assert.equal(clean(html), expected, html);
    assert.ok(what(html).includes(blocked as never), `${html} → ${what(html).join()}`);
  }
});

test('keeps what a letter is made of; remote images wait, inline ones stay', () => {
  assert.equal(clean('<table bgcolor="#fff"><tr><td align="center" style="color:#333">a</td></tr></table>'), '<table bgcolor="#fff"><tr><td align="center" style="color:#333">a</td></tr></table>');
  assert.equal(clean('<img src="https://x.test/a.png?b=1&amp;c=2" alt="Logo">'), '<img alt="Logo" data-remote-src="https://x.test/a.png?b=1&amp;c=2" />');
  assert.equal(clean('<img src="cid:i@x">'), '<img src="cid:i@x" />');
  assert.match(clean('<a href="https://shop.test/a">Shop</a>'), /href="https:\/\/shop.test\/a" target="_blank" rel="noopener noreferrer nofollow" data-shown="shop.test">Shop/);
});

test('shows links for what they are', () => {
  assert.equal(displayLink('https://evil.test/login', 'www.paypal.com').suspicion, 'text_names_another_site');
  assert.equal(displayLink('https://www.shop.test/a', 'shop.test/a').suspicion, '');
  assert.equal(displayLink('http://192.0.2.1/a', 'here').suspicion, 'host_is_an_address');
  assert.equal(displayLink('https://xn--pypal-4ve.com/', 'here').suspicion, 'host_mixes_scripts');
  assert.equal(displayLink('https://paypal.com@evil.test/', 'here').suspicion, 'hides_user_part');
  assert.equal(safeHref('//x.test/a'), 'https://x.test/a');
  for (const href of ['vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'foo', '', 'http://']) assert.equal(safeHref(href), null, href);
});

test('styles: only plain declarations on the list', () => {
  assert.equal(safeStyle('color: red; margin:-9px; font-family:"Arial", sans-serif; width:expression(x); display:grid').style, 'color:red;font-family:"Arial", sans-serif');
  assert.deepEqual(safeStyle('background-image:url("https://x.test/a.png")').remote, ['https://x.test/a.png']);
});

test('whatever comes, nothing dangerous goes out and it takes bounded time', () => {
  const piece = fc.constantFrom('<a href=', '"javascript:alert(1)"', '>', '<img src=x onerror=y', "'", '<svg/onload=x>', '</textarea>', '<!--', '-->', '<![CDATA[', '<style>', '<math><mi>', '&#x6a;avascript:', '<p style="', 'position:fixed', '<noscript>', 'x', '<form id=', '\0');
  fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
    for (const token of scanHtml(clean(pieces.join('')))) {
      if (token.kind !== 'open') continue;
      assert.ok(!/^(?:script|iframe|object|embed|base|meta|link|style|svg|math|form|input|noscript|textarea)$/.test(token.name), token.name);
      assert.ok(!/(?:^|\s)on\w+\s*=/i.test(token.attributes.replace(/"[^"]*"/g, '""')), token.attributes);
      assert.ok(!/^\s*(?:javascript|vbscript|data):/i.test(attributeOf(token.attributes, 'href') ?? ''), token.attributes);
    }
  }), { numRuns: 500 });
  for (const hostile of [(n: number) => '<div>'.repeat(n * 1250), (n: number) => '<'.repeat(n * 18_000), (n: number) => '<a href="http://x.y/">'.repeat(n * 625), (n: number) => `<p style="${'rgb('.repeat(n * 3000)}">`]) {
    const [short, long] = [hostile(1), hostile(16)];
    growsGently(short.slice(0, 12), () => sanitiseHtml(short), () => sanitiseHtml(long));
  }
  assert.ok(what('a'.repeat(1_000_001)).includes('too_large'));
});

test('the worker gives the same and gives up on what takes too long', async () => {
  const page = `<p>${'word '.repeat(1000)}</p><script>x</script>`;
  const patient = createHtmlSanitiser();
  assert.deepEqual(await patient.sanitise(page), sanitiseHtml(page));
  await patient.close();
  const hasty = createHtmlSanitiser({ timeoutMs: 1 });
  const given = await hasty.sanitise(`<b>${'<i>words</i>'.repeat(40_000)}</b>`);
  assert.deepEqual(given.blocked.map((one) => one.what), ['too_slow']);
  assert.match(given.html, /^<pre>words/);
  await hasty.close();
});
