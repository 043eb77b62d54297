import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultsOfWording, namesIn, placeholdersOf } from './check-wording.ts';
import { fillWords } from './fill-notice.ts';
import { faultsOfProgramme, startOf, waysLeft, whatsappIn } from './programme.ts';
import { TRIGGERS } from './shapes.ts';
import { segmentsOf, smsWords } from './sms.ts';
import { LANGUAGES, wordsOf } from './words/index.ts';

test('segments are counted as networks do', () => {
  const table: readonly (readonly [text: string, encoding: string, length: number, count: number])[] = [
    ['', 'gsm7', 0, 0], ['Hello', 'gsm7', 5, 1], ['a'.repeat(160), 'gsm7', 160, 1], ['a'.repeat(161), 'gsm7', 161, 2], ['a'.repeat(306), 'gsm7', 306, 2], ['a'.repeat(307), 'gsm7', 307, 3],
    ['€', 'gsm7', 2, 1], [`${'a'.repeat(159)}€`, 'gsm7', 161, 2], [`${'a'.repeat(152)}€`.repeat(2), 'gsm7', 308, 3], ['äöüßñ¿¡', 'gsm7', 7, 1], ['ç', 'ucs2', 1, 1], ['á', 'ucs2', 1, 1],
    ['я'.repeat(70), 'ucs2', 70, 1], ['я'.repeat(71), 'ucs2', 71, 2], ['я'.repeat(134), 'ucs2', 134, 2], ['😀'.repeat(35), 'ucs2', 70, 1], ['😀'.repeat(67), 'ucs2', 134, 3], ['“quoted”', 'ucs2', 8, 1],
  ];
  for (const [text, encoding, length, count] of table) assert.deepEqual([segmentsOf(text).encoding, segmentsOf(text).length, segmentsOf(text).count], [encoding, length, count], text.slice(0, 20));
  assert.deepEqual(segmentsOf('Día: “x”').foreign, ['í', '“', '”']);
});

test('a longer text never takes fewer segments, and a segment holds no more than it can', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (text, more) => {
    const [one, both] = [segmentsOf(text), segmentsOf(text + more)];
    return both.count >= one.count && one.length <= one.count * (one.encoding === 'gsm7' ? 160 : 70);
  }));
});

test('without words of its own an SMS says the least that is honest, in every language, and how to stop', () => {
  for (const language of LANGUAGES) {
    for (const trigger of TRIGGERS) {
      const words = smsWords(trigger, wordsOf(language).starts[trigger], language);
      assert.deepEqual(namesIn(words).filter((name) => !placeholdersOf(trigger).includes(name)), [], `${language} ${trigger}`);
      assert.ok(words.endsWith(wordsOf(language).stopText) && words.includes('{brand}'), words);
      assert.doesNotMatch(words, /answer this mail|antworten Sie auf|Hello|Hola|Bonjour|Ciao|Olá|مرحب|様|{what_you_can_do}/);
      assert.equal(words.startsWith('\u200F'), language === 'ar', 'a telephone reads a text as its first letter is read');
    }
  }
  assert.equal(smsWords('no_scan', { subject: 's', text: 't', sms: 'Late: {new_date}' }, 'de'), 'Late: {new_date} Ende mit STOPP.');
});

test('an SMS of the house takes as few messages as its letters allow, in every language', () => {
  const facts = {
    brand: 'North Apparel', customerName: 'Ana Lopez', orderNumber: '#1001', carrier: 'DHL', trackingNumber: 'JD0146000012345678', trackingLink: 'https://track.example/JD0146000012345678', oldDate: new Date('2026-11-23T12:00:00Z'),
    newDates: [new Date('2026-11-25T12:00:00Z'), new Date('2026-11-27T12:00:00Z')] as const, returnNumber: 'R-1001', chargeDate: new Date('2026-12-01T12:00:00Z'), product: 'Blue shoes', link: 'https://shop.example/blue', incident: 'A strike.', timeZone: 'Europe/Berlin',
  };
  const most: Readonly<Record<string, number>> = { en: 2, de: 2, es: 4, fr: 2, it: 2, nl: 2, pt: 4, ja: 2, ar: 4 };
  for (const language of LANGUAGES) {
    const counts = TRIGGERS.map((trigger) => {
      const { text, unfilled } = fillWords(smsWords(trigger, wordsOf(language).starts[trigger], language), { ...facts, trigger }, language);
      assert.deepEqual([unfilled, text.includes('’')], [[], false], `${language} ${trigger}`);
      return segmentsOf(text).count;
    });
    assert.ok(Math.max(...counts) <= (most[language] ?? 0), `${language}: ${Math.max(...counts)}`);
  }
});

test('words of SMS and WhatsApp are checked like the others', () => {
  const start = wordsOf('en').starts.no_scan;
  const faults = (more: object): string[] => faultsOfWording('no_scan', { ...start, ...more }).map((fault) => `${fault.field} ${fault.problem}`);
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ sms: 'Your parcel comes as soon as possible' }), ['sms vague']);
  assert.deepEqual(faults({ sms: 'Your parcel {return_number} is late' }), ['sms unknown_placeholder']);
  assert.deepEqual(faults({ sms: 'x'.repeat(801) }), ['sms too_long']);
  assert.deepEqual(faults({ whatsapp: { template: 'late', language: 'en', values: ['{first_name}', ''] } }), ['whatsapp empty']);
  assert.deepEqual(faults({ whatsapp: { template: 'late', language: 'en', values: ['{product}'] } }), ['whatsapp unknown_placeholder']);
});

test('WhatsApp in the order wants a template; ways that were tried, and WhatsApp without one, are no ways', () => {
  const start = startOf('no_scan');
  const both = { ...start, channels: ['whatsapp', 'sms', 'email'] as const };
  assert.deepEqual(faultsOfProgramme('no_scan', both).map((fault) => fault.problem), ['no_template']);
  assert.deepEqual([waysLeft(both, []), waysLeft(both, ['sms']), waysLeft(both, ['sms', 'email'])], [['sms', 'email'], ['email'], []]);
  const german = { ...both, wordings: { ...both.wordings, de: { ...wordsOf('de').starts.no_scan, whatsapp: { template: 'late', language: 'de', values: ['{first_name}'] } } } };
  assert.deepEqual([faultsOfProgramme('no_scan', german), waysLeft(german, []), whatsappIn(german, ['es'])?.language, whatsappIn({ ...german, wordings: { ...german.wordings, ar: { ...wordsOf('ar').starts.no_scan, whatsapp: { template: 'late', language: 'ar', values: ['{first_name}'] } } } }, ['ar', 'de'])?.language], [[], ['whatsapp', 'sms', 'email'], 'de', 'ar']);
});
