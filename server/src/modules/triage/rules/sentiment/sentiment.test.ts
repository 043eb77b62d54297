import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lexiconLanguages, lexiconOf } from './lexicon.ts';
import { readSentiment } from './read-sentiment.ts';

const score = (text: string, language = 'en') => readSentiment(text, language).score;

const plain: readonly [language: string, good: string, bad: string, none: string][] = [
  ['en', 'Great service, I love it', 'Terrible, I hate this', 'The parcel has two boxes'],
  ['es', 'Excelente servicio, gracias', 'Pésimo servicio, una estafa', 'El paquete tiene dos cajas'],
  ['fr', 'Service excellent, merci', 'Service horrible, une arnaque', 'Le colis contient deux boîtes'],
  ['de', 'Toller Service, danke', 'Schrecklich, das ist Betrug', 'Das Paket hat zwei Kartons'],
  ['pt', 'Ótimo serviço, obrigada', 'Péssimo, que vergonha', 'O pacote tem duas caixas'],
  ['it', 'Ottimo servizio, grazie', 'Pessimo servizio, una truffa', 'Il pacco ha due scatole'],
  ['nl', 'Geweldige service, bedankt', 'Verschrikkelijk, oplichting', 'De doos heeft twee vakken'],
  ['ja', '最高です、ありがとう', '最悪です、壊れていました', '箱は二つです'],
  ['ar', 'خدمة ممتازة شكرا', 'خدمة سيئة جدا نصابين', 'الصندوق على الطاولة'],
];

test('tells good from bad from neither in nine languages', () => {
  assert.deepEqual(plain.map(([language]) => language).sort(), [...lexiconLanguages].sort());
  for (const [language, good, bad, none] of plain) assert.deepEqual([good, bad, none].map((text) => readSentiment(text, language).label), ['positive', 'negative', 'neutral'], language);
});

test('negation turns, degree words, capitals, drawn-out letters and signs make it stronger, damping words weaker', () => {
  assert.ok(score('not good') < 0 && score('not bad') > 0);
  assert.ok(score('no es bueno', 'es') < 0 && score('ce n’est pas bon', 'fr') < 0 && score('nicht gut', 'de') < 0 && score('良くない', 'ja') < 0 && score('não gostei', 'pt') < 0);
  assert.ok(score('very good') > score('good') && score('somewhat good') < score('good'));
  assert.ok(score('this is GOOD news') > score('this is good news'));
  assert.equal(score('THIS IS GOOD'), score('this is good'));
  assert.ok(score('good!!!') > score('good!') && score('good!') > score('good'));
  assert.equal(score('good!!!!!!!!'), score('good!!!!'));
  assert.ok(score('bad!!!') < score('bad'));
  assert.ok(score('goooood') > 0 && score('sooo good') > score('good'));
  assert.ok(score('never so good') > 0 && score('without doubt good') > 0);
});

test('what comes after "but" outweighs what came before', () => {
  assert.ok(score('The shoes are good but the delivery was bad') < 0);
  assert.ok(score('The delivery was bad but the shoes are good') > 0);
  assert.ok(score('Die Schuhe sind gut, aber die Lieferung war schlecht', 'de') < 0);
});

const courteous: readonly [string, string][] = [['en', 'Dear team, can you please help me? Thank you in advance. Best regards, Ann'], ['de', 'Liebes Team, vielen Dank im Voraus. Mit freundlichen Grüßen'], ['fr', 'Pouvez-vous m’aider ? Merci d’avance, cordialement'], ['es', 'Estimados señores, ¿me pueden ayudar? Saludos'], ['pt', 'Boa tarde, podem me ajudar? Atenciosamente'], ['it', 'Buongiorno, potete aiutarmi? Cordiali saluti'], ['nl', 'Beste team, alvast bedankt. Met vriendelijke groet'], ['ja', 'お世話になっております。よろしくお願いします。'], ['ar', 'السلام عليكم، مع التحية']];
const goneWrong: readonly [string, string][] = [['en', 'I have still not received it'], ['en', 'It does not work'], ['de', 'Nie angekommen'], ['fr', 'Pas encore reçu'], ['es', 'No ha llegado'], ['pt', 'Ainda não chegou'], ['it', 'Non è arrivato'], ['nl', 'Nog steeds niet ontvangen'], ['ja', '商品が届きません'], ['ar', 'لم يصل الطلب']];

test('courtesy is no feeling, and what went wrong is one without any bad word', () => {
  for (const [language, text] of courteous) assert.equal(readSentiment(text, language).label, 'neutral', text);
  for (const [language, text] of goneWrong) assert.equal(readSentiment(text, language).label, 'negative', text);
  assert.equal(readSentiment('no problems at all', 'en').label, 'positive');
  assert.equal(readSentiment('\ue001\ue002', 'en').score, 0, 'signs of our own are not taken from outside');
});

test('pictures and emoticons speak in every language', () => {
  for (const language of ['en', 'ko', 'sv', 'ja']) assert.ok(score('order 😍', language) > 0 && score('order 😡', language) < 0 && score('order :(', language) < 0 && score('order :)', language) > 0, language);
});

test('links, numbers and nothing feel like nothing', () => {
  for (const text of ['', '1042', 'https://x.test/great-love', '📦', '?', 'constructor toString __proto__']) assert.deepEqual(readSentiment(text, 'en'), { score: 0, label: 'neutral' }, text);
});

test('the score stays within −1 and 1, agrees with its label, and is the mirror of what a negated word is worth', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(...lexiconLanguages, 'xx'), (text, language) => {
    const { score: value, label } = readSentiment(text, language);
    assert.ok(value >= -1 && value <= 1);
    assert.equal(label, value >= 0.05 ? 'positive' : value <= -0.05 ? 'negative' : 'neutral');
  }));
  const strengths = ['good', 'bad', 'awful', 'love'];
  for (const word of strengths) {
    const own = lexiconOf('en')?.strengthOf(word) ?? 0;
    const total = own * -0.74;
    assert.ok(Math.abs(score(`not ${word}`) - total / Math.sqrt(total * total + 15)) < 1e-3, word);
  }
});
