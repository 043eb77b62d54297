import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameDocument, needsFrame } from './frame-document.ts';

const options = { html: '<p>Hi</p>', theme: 'light', origin: 'https://desk.test', remoteImages: false, fontUrl: '/assets/inter.woff2' } as const;

test('a letter that is only text needs no frame', () => {
  assert.equal(needsFrame(null), false);
  assert.equal(needsFrame('<div><p>Hello</p><br></div>'), false);
  assert.equal(needsFrame('<p><a href="https://x.test">here</a></p>'), true);
  assert.equal(needsFrame('<TABLE><tr><td>x'), true);
  assert.equal(needsFrame('<article>text</article>'), false);
});

test('the frame loads nothing from elsewhere until asked, and then only through the proxy', () => {
  const closed = frameDocument(options);
  assert.match(closed, /default-src 'none'/);
  assert.match(closed, /img-src https:\/\/desk\.test\/files\/ data:;/);
  assert.ok(!closed.includes('script-src'));
  assert.match(frameDocument({ ...options, remoteImages: true }), /img-src [^;]*\/images/);
});

test('letters with their own layout keep the ground they were drawn on', () => {
  assert.match(frameDocument({ ...options, html: '<table><tr><td>x</td></tr></table>' }), /data-layout="own"/);
  assert.match(frameDocument({ ...options, theme: 'dark' }), /data-theme="dark".*data-layout="ours"/s);
});
