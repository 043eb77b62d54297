import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { goesFurther, LOOK_AFTER_MS, nextStep, TOLD_WITHIN_MS, TOO_OLD_MS, unknownStep } from './next-step.ts';
import { answeredByTwilio, stopAnswer, wishOf } from './stop-words.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);

test('a stop is a stop word alone, in whatever language and spelling; within a sentence it is a sentence', () => {
  for (const word of ['STOP', ' stop. ', 'Stopp!', 'ALTO', '¡Baja!', 'ARRÊT', 'unsubscribe', 'Stop all', 'opt-out', 'Abmelden', 'stoppen', 'Sair', '停止', '配信停止。', 'إيقاف', 'توقف!']) assert.equal(wishOf(word), 'stop', word);
  for (const word of ['START', 'Unstop', 'weiter']) assert.equal(wishOf(word), 'start', word);
  for (const text of ['Please stop by at noon', 'When does it end?', 'Where is my order', '', '👍', 'STOP sending the wrong size', '停止してください', 'توقف الطرد']) assert.equal(wishOf(text), null, text);
});

test('what Twilio answers by itself is answered by nobody else; the others in the language of the word', () => {
  assert.deepEqual(['STOP', 'Stop all', 'cancel', 'STOPP', 'alto'].map(answeredByTwilio), [true, true, true, false, false]);
  assert.match(stopAnswer('STOPP'), /keine Nachrichten/);
  assert.match(stopAnswer('Alto'), /no recibirá/);
  assert.match(stopAnswer('STOP'), /no more messages/);
  for (const [word, said] of [['arrêt', /Vous ne recevrez/], ['Basta', /Qui non riceverai/], ['afmelden', /geen berichten/], ['sair', /Não receberás/], ['停止', /お送りしません/], ['إيقاف', /لن تصلك/]] as const) assert.match(stopAnswer(word), said, word);
});

test('a message is sent where it was never tried, looked for after the longest request, and never sent while nobody knows', () => {
  assert.deepEqual(nextStep(null, ago(1000), now), { do: 'send' });
  assert.deepEqual(nextStep(null, ago(TOO_OLD_MS + 1), now), { do: 'give_up' });
  assert.deepEqual(nextStep({ at: ago(1000), state: 'trying' }, ago(1000), now), { do: 'wait', until: new Date(now.getTime() - 1000 + LOOK_AFTER_MS) });
  assert.deepEqual(nextStep({ at: ago(LOOK_AFTER_MS), state: 'trying' }, ago(LOOK_AFTER_MS), now), { do: 'look' });
  for (const state of ['taken', 'sent', 'delivered', 'failed', 'unknown']) assert.deepEqual(nextStep({ at: ago(LOOK_AFTER_MS * 9), state }, ago(1), now), { do: 'done' }, state);
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 * TOO_OLD_MS }), fc.integer({ min: 0, max: 10 * TOO_OLD_MS }), (tried, due) => nextStep({ at: ago(tried), state: 'trying' }, ago(due), now).do !== 'send'));
});

test('who cannot be asked is waited for a quarter of an hour, in steps that end', () => {
  let at = now;
  let steps = 0;
  for (let step = unknownStep(now, at); step.do === 'wait'; step = unknownStep(now, at)) {
    assert.ok(step.until > at);
    at = step.until;
    steps += 1;
  }
  assert.deepEqual([at.getTime() - now.getTime(), steps], [TOLD_WITHIN_MS, 15]);
});

test('states that come late or out of order change nothing, and the first end is the end', () => {
  assert.deepEqual([goesFurther('taken', 'sent'), goesFurther('sent', 'delivered'), goesFurther('trying', 'failed'), goesFurther('unknown', 'sent')], [true, true, true, true]);
  assert.deepEqual([goesFurther('delivered', 'sent'), goesFurther('delivered', 'failed'), goesFurther('failed', 'delivered'), goesFurther('sent', 'sent')], [false, false, false, false]);
});
