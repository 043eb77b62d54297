import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileTypeFromBuffer } from 'file-type';
import { phonePhoto, TRACES } from '../../../../../test/fakes/phone-photo.ts';
import { barePicture } from './bare-picture.ts';
import { exifOf, orientationOf } from './orientation.ts';

const FORMS = ['jpeg', 'png', 'webp'] as const;
const bare = (form: (typeof FORMS)[number], content: Buffer): Buffer => barePicture(content, `image/${form}`) ?? assert.fail('it was not read');
const holds = (content: Buffer, word: string): boolean => content.includes(word, 0, 'latin1');
/** A GPS directory is pointed to by this entry. */
const GPS = Buffer.from('25880400', 'hex');

test('of a photo nothing stays that says where, when and with what it was taken', () => {
  for (const form of FORMS) {
    const photo = phonePhoto(form);
    assert.ok(holds(photo, 'PhoneCo') && photo.includes(GPS), form);
    const kept = bare(form, photo);
    assert.deepEqual(TRACES.filter((word) => holds(kept, word)), [], form);
    assert.ok(!kept.includes(GPS) && !holds(kept, 'Photoshop') && kept.length < photo.length, form);
  }
});

test('it is upright as it was, whichever way up that is, and says no word of Exif where it lies straight', async () => {
  for (const form of FORMS) {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const kept = bare(form, phonePhoto(form, orientation));
      const at = kept.indexOf('MM\0*', 0, 'latin1');
      assert.equal(at === -1 ? 1 : orientationOf(kept.subarray(at)), orientation, `${form} ${orientation}`);
      assert.equal((await fileTypeFromBuffer(kept))?.mime, `image/${form}`);
      assert.deepEqual(bare(form, kept), kept, 'a second time changes nothing');
    }
  }
});

test('the picture itself stays bit for bit, with its colours', () => {
  const photo = phonePhoto('jpeg');
  const kept = bare('jpeg', photo);
  const frame = (content: Buffer): Buffer => content.subarray(content.indexOf(Buffer.from('ffdb', 'hex')), content.indexOf(Buffer.from('ffd9', 'hex')));
  assert.deepEqual(frame(kept), frame(photo));
  const icc = Buffer.concat([Buffer.from('ffe20014', 'hex'), Buffer.from('ICC_PROFILE\0\x01\x01abcd', 'latin1')]);
  assert.ok(bare('jpeg', Buffer.concat([photo.subarray(0, 20), icc, photo.subarray(20)])).includes(icc), 'colours stay');
  const [png, barePng] = [phonePhoto('png'), bare('png', phonePhoto('png'))];
  assert.ok(barePng.includes(png.subarray(png.indexOf('IDAT') - 4, png.indexOf('IEND') + 8)));
  assert.equal(bare('webp', phonePhoto('webp', 1))[20], 0, 'its head says that it has neither Exif nor XMP');
  assert.equal(bare('webp', phonePhoto('webp', 6))[20], 0b1000);
});

test('a small picture in the first segment goes too; what came through only in part is kept as far as it came', () => {
  const photo = phonePhoto('jpeg', 1);
  const thumbnail = Buffer.concat([Buffer.from('ffe00013', 'hex'), Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01', 'latin1'), Buffer.from('abc')]);
  const kept = bare('jpeg', Buffer.concat([Buffer.from('ffd8', 'hex'), thumbnail, photo.subarray(20)]));
  assert.equal(kept.subarray(2, 20).toString('hex'), `ffe00010${Buffer.from('JFIF\0').toString('hex')}0101000001000100${'00'}`);
  const scan = photo.indexOf(Buffer.from('ffda', 'hex'));
  assert.deepEqual(bare('jpeg', photo.subarray(0, scan + 20)).subarray(-2), Buffer.from('ffd9', 'hex'));
});

test('what is none of what it says is not read; what is no such picture comes back as it is', () => {
  for (const form of FORMS) for (const broken of [Buffer.alloc(0), Buffer.from('GIF89a'), phonePhoto(form).subarray(0, 30), Buffer.concat([phonePhoto(form).subarray(0, 25), Buffer.alloc(400, 7)])]) assert.equal(barePicture(broken, `image/${form}`), null, form);
  const text = Buffer.from('Exif\0\0 as a word');
  assert.equal(barePicture(text, 'text/plain'), text);
  assert.equal(barePicture(text, 'constructor'), text);
});

test('no bytes of a stranger make it fail, and what it answers it reads again', () => {
  const cut = fc.record({ form: fc.constantFrom(...FORMS), orientation: fc.integer({ min: 0, max: 9 }), at: fc.nat({ max: 500 }), with: fc.uint8Array({ maxLength: 40 }), drop: fc.nat({ max: 60 }) });
  fc.assert(fc.property(cut, ({ form, orientation, at, with: bytes, drop }) => {
    const photo = phonePhoto(form, orientation);
    const spoilt = Buffer.concat([photo.subarray(0, at), bytes, photo.subarray(at + drop)]);
    const kept = barePicture(spoilt, `image/${form}`);
    if (kept !== null) assert.deepEqual(barePicture(kept, `image/${form}`), kept);
  }), { seed: 11, numRuns: 3000 });
});

test('an orientation is read in both byte orders, and any nonsense lies straight', () => {
  assert.deepEqual([1, 3, 6, 8].map((value) => orientationOf(exifOf(value))), [1, 3, 6, 8]);
  assert.equal(orientationOf(Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex')), 6);
  for (const nonsense of ['', '49492a00', '49492a00ffffffff0100', '49492a000800000001001201030001000000ff00000000000000', '49492a00080000000100120104000100000006000000', '4d4d002a7fffffff00000000000000000000']) assert.equal(orientationOf(Buffer.from(nonsense, 'hex')), 1, nonsense);
});

test('a photo of ten megabytes keeps its picture whole', () => {
  const photo = phonePhoto('jpeg');
  const scan = photo.indexOf(Buffer.from('ffda', 'hex')) + 14;
  const large = Buffer.concat([photo.subarray(0, scan), Buffer.alloc(10_000_000, Buffer.from('a1ff00b2c3d4e5f6', 'hex')), Buffer.from('ffd9', 'hex')]);
  assert.ok(bare('jpeg', large).length > 10_000_000);
});
