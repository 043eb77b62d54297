import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultsOfWording, namesIn } from './check-wording.ts';
import { fillNotice, type NoticeFacts } from './fill-notice.ts';
import { noticeLetter } from './letter.ts';
import { choicePage, confirmedPage, confirmPage, stopPage, unknownPage } from './page.ts';
import { pageWords } from './page-words.ts';
import { startOf, wordingIn } from './programme.ts';
import { isDelay, TRIGGERS } from './shapes.ts';
import { saidIn, spokenTo } from './spoken-to.ts';
import { vagueIn } from './vague.ts';
import { LANGUAGES, languagesOf, wordsOf, type Language } from './words/index.ts';

const facts: NoticeFacts = {
  trigger: 'no_scan', brand: 'North', customerName: 'Ana Lopez', orderNumber: '#1001', carrier: 'DHL', trackingNumber: 'JD1', trackingLink: 'https://dhl.test/JD1', oldDate: new Date('2026-11-23T12:00:00Z'),
  newDates: [new Date('2026-11-25T12:00:00Z'), new Date('2026-11-27T12:00:00Z')], returnNumber: 'R-1', chargeDate: new Date('2026-12-01T12:00:00Z'), product: 'Blue shoes', link: 'https://shop.test/blue', incident: 'North is closed.', timeZone: 'Europe/Berlin',
};

/** Where words are written so that nobody takes them for another language's. */
const LETTERS: Partial<Record<Language, RegExp>> = { ja: /[\u3040-\u30FF\u4E00-\u9FFF]/, ar: /[\u0600-\u06FF]/ };

/** All texts in an object, with where they stand. */
const texts = (value: unknown, at = ''): (readonly [string, string])[] => (typeof value === 'string' ? [[at, value]] : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => texts(inner, `${at}.${key}`)) : []);

test('every language says the same with the same places, and nothing is left in English', () => {
  const english = new Map(texts(wordsOf('en')));
  for (const language of LANGUAGES) {
    const own = texts(wordsOf(language)).filter(([at]) => at !== '.day');
    assert.deepEqual(own.map(([at]) => at).toSorted(), [...english.keys()].toSorted(), language);
    for (const [at, text] of own) {
      const before = english.get(at) ?? '';
      assert.deepEqual(namesIn(text).toSorted(), namesIn(before).toSorted(), `${language} ${at}`);
      if (language !== 'en' && namesIn(text).length !== 1) assert.notEqual(text, before, `${language} ${at}`);
      if (LETTERS[language] && at !== '.happened.incident') assert.match(text, LETTERS[language], `${language} ${at}`);
    }
  }
});

test('the page of choices says the same in every language', () => {
  const english = new Map(texts(pageWords('en')));
  for (const language of LANGUAGES) {
    const own = texts(pageWords(language));
    assert.deepEqual(own.map(([at]) => at), [...english.keys()], language);
    for (const [at, text] of own) assert.deepEqual(namesIn(text), namesIn(text).filter((name) => namesIn(english.get(at) ?? '').includes(name)), `${language} ${at}`);
    for (const [at, text] of english) assert.deepEqual(namesIn(own.find(([place]) => place === at)?.[1] ?? '').toSorted(), namesIn(text).toSorted(), `${language} ${at}`);
  }
});

test('a delay names both days as its language names days', () => {
  const table: Readonly<Record<Language, RegExp>> = {
    en: /between Wednesday, November 25 and Friday, November 27 instead of Monday, November 23/, de: /zwischen Mittwoch, 25\. November und Freitag, 27\. November statt Montag, 23\. November/,
    es: /entre el miércoles, 25 de noviembre y el viernes, 27 de noviembre, y no el lunes, 23 de noviembre/, fr: /entre le mercredi 25 novembre et le vendredi 27 novembre, et non plus le lundi 23 novembre/,
    it: /tra mercoledì 25 novembre e venerdì 27 novembre invece di lunedì 23 novembre/, nl: /tussen woensdag 25 november en vrijdag 27 november in plaats van maandag 23 november/,
    pt: /A nova data prevista é entre quarta-feira, 25 de novembro e sexta-feira, 27 de novembro, em vez de segunda-feira, 23 de novembro/, ja: /11月23日月曜日の予定でしたが、11月25日水曜日から11月27日金曜日の間の見込みです/,
    ar: /بين يوم الأربعاء، 25 نوفمبر ويوم الجمعة، 27 نوفمبر بدلًا من يوم الاثنين، 23 نوفمبر/,
  };
  for (const language of LANGUAGES) assert.match(fillNotice(wordsOf(language).starts.no_scan, facts, language).text, table[language], language);
});

test('a number keeps its order between words that are read from the right, and is bare where they are not', () => {
  const said = (language: Language): string => fillNotice({ subject: '', text: '{order_number}|{return_number}|{tracking_number}|{tracking_link}' }, facts, language).text;
  assert.deepEqual([said('ar'), said('ja')], ['\u200E#1001\u200E|\u200ER-1\u200E|\u200EJD1\u200E|https://dhl.test/JD1', '#1001|R-1|JD1|https://dhl.test/JD1']);
});

test('what is vague is found in every language, whole and wherever it stands', () => {
  const vague: Readonly<Record<Language, readonly string[]>> = {
    en: ['as soon as possible', 'Shortly'], de: ['so bald wie möglich', 'Demnächst'], es: ['lo antes posible', 'Próximamente'], fr: ['dès que possible', 'dans les plus brefs délais', 'Sous peu', 'un léger retard'], it: ['il prima possibile', 'a breve', 'un lieve ritardo'],
    nl: ['zo snel mogelijk', 'binnenkort', 'enige vertraging'], pt: ['o mais rápido possível', 'em breve', 'um pequeno atraso'], ja: ['できるだけ早く', '間もなく', '多少の遅れ'], ar: ['في أقرب وقت ممكن', 'قريبًا', 'وقريباً', 'تأخير بسيط'],
  };
  for (const language of LANGUAGES) {
    const { text, subject } = wordsOf(language).starts.promise_broken;
    assert.deepEqual(faultsOfWording('promise_broken', { subject, text }), [], language);
    for (const said of vague[language]) assert.deepEqual(faultsOfWording('promise_broken', { subject, text: language === 'ja' ? text.replace('{brand}', `${said}お届けします。{brand}`) : text.replace('{brand}', `… ${said}. {brand}`) }).map((fault) => fault.problem), ['vague'], `${language} ${said}`);
  }
  for (const honest of ['Wir verzögern nichts.', 'Uw pakket is binnen.', 'متجر قريب منك', 'نتركه في متجرًا قريبًا من بيتك', 'Breve storia', 'possible', 'un ritardo']) assert.equal(vagueIn(honest), null, honest);
});

test('Japanese says in few letters what others say in many, and too little is too little in any', () => {
  const problems = (text: string): string[] => faultsOfWording('delivered', { subject: '配達', text }).map((fault) => fault.problem);
  assert.deepEqual([problems('お荷物をお届けしました。'), problems('届いた。'), problems('Delivered.')], [[], ['empty'], ['empty']]);
});

test('mails and pages say which language they are in and from where it is read', () => {
  for (const language of LANGUAGES) {
    const said = `lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`;
    const { html, text } = noticeLetter({ brand: 'North', language, purpose: 'service', subject: 's', text: 'https://a.test/x', url: 'https://k.test/n/1', page: 'https://k.test/p/north/t/1' });
    assert.ok(html.startsWith(`<div ${said}`) && text.includes(wordsOf(language).where), language);
    const page = { brand: 'North', language, token: 'T' };
    for (const one of [choicePage({ ...page, wants: {}, ways: [{ channel: 'sms', number: '…89', wants: true }], said: 'saved' }), stopPage('North', language, 'T', false), stopPage('North', language, 'T', true), confirmPage(language, 'T'), confirmedPage('North', language), unknownPage(language)]) {
      assert.ok(one.includes(`<html ${said}>`) && !/[{}](?:brand|way|number)[{}]/.test(one), language);
    }
  }
});

test('a brand that says it in three languages says it in those: theirs, the brand’s own, English, any', () => {
  const { wordings, ...rest } = startOf('no_scan');
  const three = { ...rest, wordings: { en: wordings.en, de: wordings.de, es: wordings.es } as typeof wordings };
  const told = (locale: string | null, own: string, only: typeof wordings = three.wordings): Language => wordingIn({ ...rest, wordings: only }, languagesOf(locale, own)).language;
  assert.deepEqual([told('es-MX', 'de-DE'), told('fr-FR', 'de-DE'), told('fr-FR', 'fr-FR'), told('zh', 'ja'), told(null, 'es')], ['es', 'de', 'en', 'en', 'es']);
  assert.deepEqual([told('fr-FR', 'de-DE', wordings), told('fr', 'fr', { it: wordings.it } as typeof wordings)], ['fr', 'it']);
});

test('of an incident the whole letter is in a language in which it was said what happened', () => {
  const strike = { en: 'A strike.', de: 'Ein Streik.', es: '' };
  assert.deepEqual([spokenTo('de-AT', 'en', strike)[0], spokenTo('fr', 'de', strike)[0], spokenTo('es', 'fr', strike)[0], spokenTo('ar', 'ja', { nl: 'Een staking.' })[0], spokenTo('fr', 'de', null)], ['de', 'de', 'en', 'nl', ['fr', 'de']]);
  assert.deepEqual([saidIn(strike, 'de'), saidIn(strike, 'es'), saidIn({ nl: 'Een staking.' }, 'fr'), saidIn({ en: ' ' }, 'en'), saidIn(null, 'en')], ['Ein Streik.', 'A strike.', 'Een staking.', null, null]);
});

test('whatever is wanted, what is spoken is among what is said, each language once', () => {
  fc.assert(fc.property(fc.option(fc.constantFrom(...LANGUAGES, 'pl', 'zh-Hant', ''), { nil: null }), fc.constantFrom(...LANGUAGES, 'pl'), fc.dictionary(fc.constantFrom(...LANGUAGES), fc.constantFrom('', ' ', 'x')), (locale, own, said) => {
    const found = spokenTo(locale, own, said);
    const has = Object.values(said).some((text) => text.trim() !== '');
    return new Set(found).size === found.length && (has ? found.length > 0 && found.every((one) => (said[one] ?? '').trim() !== '') : true);
  }), { seed: 7, numRuns: 300 });
});

test('delays are the only ones that speak of days by themselves', () => {
  for (const language of LANGUAGES) for (const trigger of TRIGGERS) assert.equal(wordsOf(language).happened[trigger] !== undefined, isDelay(trigger), `${language} ${trigger}`);
});
