/** Scripts that one served language alone is written in; what of a text is in them decides. */
const SCRIPTS: readonly (readonly [pattern: RegExp, language: string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, 'ja'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];
const HAN = /\p{Script=Han}/gu;
/** Characters that only Japan writes: made there, or simplified another way than in China. */
const JAPANESE_HAN = /[々働込畑峠枠搾腺塀匂辻円図発売対応済験気読変価単県様書類価届関広駅続当経検権険団圧拡択沢浜渋為壊懐戻]/u;
/** … and those of them that China writes too. */
const SHARED_HAN = /[书类广发这们说对应开关时间务员样变为电话订单价钱东车马门问题请谢]/u;
const PERSIAN = /[پچژگ]|[\u06a9\u06cc]/u;
const MOST = 0.5;

/** The language that a text's script alone tells, null where several share it. Most letters must be in that script. */
export function languageOfScript(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / letters;
  const han = share(HAN);
  for (const [pattern, language] of SCRIPTS) {
    const part = share(pattern);
    if (part > MOST || (language === 'ja' && part > 0.05 && part + han > MOST)) return language;
  }
  if (han > MOST) return JAPANESE_HAN.test(text) && !SHARED_HAN.test(text) ? 'ja' : 'zh';
  return share(/\p{Script=Arabic}/gu) > MOST ? (PERSIAN.test(text) ? 'fa' : 'ar') : null;
}
