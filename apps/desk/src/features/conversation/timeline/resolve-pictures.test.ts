import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePictures } from './resolve-pictures.ts';

const html = '<img src="cid:logo@x"><img data-remote-src="https://track.test/a?b=1&amp;c=2">';
const files = [{ content_id: '<logo@x>', url: '/files/1' }];

test('a letter’s own pictures come from its files; others stay away until asked for, and then come by the proxy', () => {
  assert.equal(resolvePictures(html, files, false), '<img src="/files/1"><img data-remote-src="https://track.test/a?b=1&amp;c=2">');
  assert.equal(resolvePictures(html, [], true), `<img src="cid:logo@x"><img src="/images?url=${encodeURIComponent('https://track.test/a?b=1&c=2')}">`);
});
