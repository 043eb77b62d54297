import { crc32 } from 'node:zlib';

/** What stands in a photo as a telephone takes it, and says where its owner lives. */
export const TRACES = ['PhoneCo', 'One Pro', '2026:11:20', '52.5,13.4', 'Meine Wohnung', 'ftypmp42', 'a small picture', 'Exif of the second'] as const;

/** 24 dots wide and 8 high as it lies in the file, its left third red. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAME/8QAGREBAAIDAAAAAAAAAAAAAAAAAAMEQUKB/9oADAMBAAIRAxEAPwCW3QCjyvua9ACoH//Z',
  'base64',
);
const VP8 = Buffer.from('VlA4IDIAAACwAgCdASoYAAgAPxFysFAsJqSisAgBgCIJQAAPZAAA/tc7/+UJl/oDDP//w/T+CAAAAA==', 'base64');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAABgAAAAICAYAAADjoT9jAAAAKklEQVR4AezQsQkAAAwCQXH/0bKT2SAWwc4Ha+E4gK7pGRGuBxa4RJZoAQAA///s5pC7AAAABklEQVQDAOT1TilwOPbdAAAAAElFTkSuQmCC', 'base64');

/** A photo with its place (GPS), its device and its time, turned a quarter: shown upright it is 8 dots wide and 24 high. */
export function phonePhoto(form: 'jpeg' | 'png' | 'webp', orientation = 6): Buffer {
  return { jpeg, png, webp }[form](exif(orientation));
}

/** Exif as a camera writes it: a directory with maker, model, time, orientation, and one of GPS at the place of Berlin. */
function exif(orientation: number): Buffer {
  const words = [[0x010f, 'PhoneCo\0'], [0x0110, 'One Pro\0'], [0x0132, '2026:11:20 09:12:00\0']] as const;
  const [directory, gps] = [Buffer.alloc(2 + 5 * 12 + 4), Buffer.alloc(2 + 4 * 12 + 4)];
  const gpsAt = 8 + directory.length;
  let wordsAt = gpsAt + gps.length;
  const entry = (into: Buffer, at: number, tag: number, type: number, count: number, value: number): void => {
    into.writeUInt16LE(tag, 2 + at * 12);
    into.writeUInt16LE(type, 4 + at * 12);
    into.writeUInt32LE(count, 6 + at * 12);
    into.writeUInt32LE(value, 10 + at * 12);
  };
  directory.writeUInt16LE(5, 0);
  for (const [at, [tag, word]] of words.slice(0, 2).entries()) {
    entry(directory, at, tag, 2, word.length, wordsAt);
    wordsAt += word.length;
  }
  entry(directory, 2, 0x0112, 3, 1, orientation);
  entry(directory, 3, 0x0132, 2, words[2][1].length, wordsAt);
  wordsAt += words[2][1].length;
  entry(directory, 4, 0x8825, 4, 1, gpsAt);
  gps.writeUInt16LE(4, 0);
  entry(gps, 0, 1, 2, 2, 'N'.charCodeAt(0));
  entry(gps, 1, 2, 5, 3, wordsAt);
  entry(gps, 2, 3, 2, 2, 'E'.charCodeAt(0));
  entry(gps, 3, 4, 5, 3, wordsAt + 24);
  const degrees = Buffer.alloc(48);
  for (const [at, value] of [52, 1, 30, 1, 0, 1, 13, 1, 24, 1, 0, 1].entries()) degrees.writeUInt32LE(value, at * 4);
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), directory, gps, Buffer.from(words.map(([, word]) => word).join(''), 'latin1'), degrees]);
}

const segment = (marker: number, said: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (said.length + 2) >> 8, (said.length + 2) & 0xff]), said]);

function jpeg(said: Buffer): Buffer {
  const [head, rest] = [JPEG.subarray(0, 20), JPEG.subarray(20)];
  return Buffer.concat([
    head, segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), said, Buffer.from('a small picture')])), segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="52.5,13.4"/>')),
    segment(0xed, Buffer.from('Photoshop 3.0\0 Meine Wohnung')), segment(0xfe, Buffer.from('Meine Wohnung')), rest,
    // Behind its end a second picture and the film of a moving photo.
    Buffer.from([0xff, 0xd8]), segment(0xe1, Buffer.from('Exif\0\0 Exif of the second', 'latin1')), Buffer.from('\0\0\0\x18ftypmp42 52.5,13.4'),
  ]);
}

function png(said: Buffer): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  return Buffer.concat([PNG.subarray(0, 33), chunk('eXIf', said), chunk('tEXt', Buffer.from('Comment\0Meine Wohnung')), chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\x0052.5,13.4')), chunk('tIME', Buffer.from('07ea0b1409', 'hex')), PNG.subarray(33), Buffer.from('ftypmp42')]);
}

function webp(said: Buffer): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
  };
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', Buffer.from('0c000000170000070000', 'hex')), VP8, chunk('EXIF', said), chunk('XMP ', Buffer.from('exif:GPSLatitude="52.5,13.4" Meine Wohnung'))]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
}
