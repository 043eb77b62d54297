/**
 * Which languages write a letter in words of their own. A letter that is not listed says nothing; names and foreign words
 * bring odd letters into any text, so letters only rank the languages that n-grams bring near.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  ñ: 'es eu tl ca', ã: 'pt vi', õ: 'pt et vi', ß: 'de', ł: 'pl', ż: 'pl', ź: 'pl', ś: 'pl', ń: 'pl', ą: 'pl lt', ę: 'pl lt', ě: 'cs', ř: 'cs', ů: 'cs', ľ: 'sk', ĺ: 'sk', ŕ: 'sk', ď: 'cs sk', ť: 'cs sk', ň: 'cs sk', ő: 'hu', ű: 'hu', ğ: 'tr', ı: 'tr', ş: 'tr ro', ș: 'ro', ț: 'ro', ţ: 'ro', ă: 'ro vi', î: 'ro fr it tr',
  ā: 'lv', ē: 'lv', ī: 'lv', ģ: 'lv', ķ: 'lv', ļ: 'lv', ņ: 'lv', ė: 'lt', į: 'lt', ų: 'lt', ū: 'lt lv', ć: 'hr pl sr', đ: 'hr vi sr', å: 'sv da nb fi', ø: 'da nb', æ: 'da nb is', ð: 'is', þ: 'is', ơ: 'vi', ư: 'vi', œ: 'fr', ù: 'fr it vi', û: 'fr tr', ë: 'nl fr', ï: 'ca fr nl', '·': 'ca', ò: 'it ca vi', ì: 'it vi', ô: 'fr pt sk vi', ê: 'fr pt vi', â: 'fr pt ro tr vi', à: 'fr it ca pt vi', è: 'fr it ca vi',
  ç: 'fr pt ca tr', ý: 'cs sk is vi', š: 'cs sk sl hr lt lv et fi sr', č: 'cs sk sl hr lt lv sr', ž: 'cs sk sl hr lt lv et fi sr', ä: 'de sv fi et sk', ö: 'de sv fi et hu tr is', ü: 'de hu tr et es ca', ó: 'es pt pl hu cs sk ca is it vi', é: 'fr es pt hu cs sk ca is it nl sv da vi', í: 'es pt cs sk hu ca is vi', ú: 'es pt cs sk hu ca is vi', á: 'es pt cs sk hu is vi', '¿': 'es', '¡': 'es',
  ы: 'ru', э: 'ru', ё: 'ru', і: 'uk', ї: 'uk', є: 'uk', ґ: 'uk', ј: 'sr', љ: 'sr', њ: 'sr', ћ: 'sr', ђ: 'sr', џ: 'sr', ъ: 'bg ru', щ: 'bg ru uk', ь: 'ru uk bg', ю: 'ru uk bg', я: 'ru uk bg', й: 'ru uk bg',
};
const writers = new Map(Object.entries(WRITTEN).map(([letter, languages]) => [letter, new Set(languages.split(' '))]));
for (const letter of 'ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ') writers.set(letter, new Set(['vi']));

/** Of each different letter of a text that tells something, the languages that write it. */
export function tellingLetters(text: string): ReadonlySet<string>[] {
  return [...new Set(text.toLowerCase().normalize('NFC'))].flatMap((letter) => writers.get(letter) ?? []);
}

/** How many of these letters a language does not write. */
export function foreignLetters(letters: readonly ReadonlySet<string>[], language: string): number {
  let count = 0;
  for (const languages of letters) if (!languages.has(language)) count++;
  return count;
}

/** The languages that write all of the telling letters of a text; none where there are no such letters. */
export function writersOf(text: string): string[] {
  const [first, ...others] = tellingLetters(text);
  return first === undefined ? [] : [...first].filter((language) => others.every((set) => set.has(language)));
}
