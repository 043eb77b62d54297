import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isTnef, readTnef } from './read-tnef.ts';
import { rtfToBody } from './rtf-to-body.ts';

const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer);
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const attribute = (level: number, id: number, data: Buffer) => Buffer.concat([Buffer.of(level), u16(id), u16(0), u32(data.length), data, u16(0)]);
const property = (type: number, id: number, value: Buffer) => Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), value, Buffer.alloc(-value.length & 3)]);
const head = Buffer.concat([u32(0x223e9f78), u16(1)]);

function sample(): Buffer {
  const longName = property(0x1f, 0x3707, Buffer.from('Größe.txt\0', 'utf16le'));
  return Buffer.concat([
    head,
    attribute(1, 0x9003, Buffer.concat([u32(1), property(0x102, 0x1013, Buffer.from('<p>Hi</p>'))])),
    attribute(2, 0x9002, Buffer.alloc(14)),
    attribute(2, 0x800f, Buffer.from('content')),
    attribute(2, 0x8010, Buffer.from('GR~1.TXT\0')),
    attribute(2, 0x9005, Buffer.concat([u32(1), longName])),
  ]);
}

test('unpacks names, contents and the HTML body', () => {
  const read = readTnef(sample());
  assert.deepEqual(read.attachments.map((part) => [part.name, part.content.toString()]), [['Größe.txt', 'content']]);
  assert.equal(read.html, '<p>Hi</p>');
});

test('torn or mutated TNEF never throws', () => {
  const whole = sample();
  fc.assert(fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
    const torn = Buffer.from(whole.subarray(0, length));
    if (at < torn.length) torn[at] = byte;
    assert.equal(typeof readTnef(torn).text, 'string');
  }));
  assert.equal(isTnef(Buffer.from('x')), false);
});

test('reads plain RTF and HTML wrapped in RTF', () => {
  assert.equal(rtfToBody("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}Gr\\'fc\\'dfe\\par \\u8364?5}").text, 'Grüße\n€5');
  assert.equal(rtfToBody('{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf \\par\\htmlrtf0 Hi{\\*\\htmltag72 </p>}}').html, '<p>Hi</p>');
});
