/** How many signs of each kind a text holds. */
export interface SignCounts {
  letters: number;
  capitals: number;
  digits: number;
  exclaimed: number;
  money: number;
  /** UTF-16 units outside ASCII */
  foreign: number;
}

const LETTER = /^\p{L}/u;
const CAPITAL = /^\p{Lu}/u;

/** One walk over the text instead of a pattern a kind: a mail is counted in microseconds. */
export function countSigns(text: string): SignCounts {
  const counts: SignCounts = { letters: 0, capitals: 0, digits: 0, exclaimed: 0, money: 0, foreign: 0 };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) counts.letters++;
    else if (unit >= 65 && unit <= 90) {
      counts.letters++;
      counts.capitals++;
    } else if (unit >= 48 && unit <= 57) counts.digits++;
    else if (unit === 33) counts.exclaimed++;
    else if (unit === 36 || unit === 37) counts.money++;
    else if (unit > 127) {
      counts.foreign++;
      // The second half of a pair was counted with the first.
      if (unit >= 0xdc00 && unit <= 0xdfff) continue;
      if (unit === 0x20ac || unit === 0xa3) counts.money++;
      const sign = unit >= 0xd800 && unit <= 0xdbff ? text.slice(at, at + 2) : text.charAt(at);
      if (LETTER.test(sign)) counts.letters++;
      if (CAPITAL.test(sign)) counts.capitals++;
    }
  }
  return counts;
}
