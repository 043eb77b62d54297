/**
 * The check digits that carriers print, each over the characters before it. All take the whole number, blanks removed,
 * upper case, and say whether its last character is right. A character that has no value makes the number wrong.
 */
export type Check = (number: string) => boolean;

const DIGITS_AND_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** GS1 modulo 10 (GS1 General Specifications 7.9.1): from the right the weights 3, 1, 3, …, the check digit fills up to ten. */
export function gs1(number: string): boolean {
  let sum = 0;
  for (let place = 1; place < number.length; place++) sum += digit(number, number.length - 1 - place) * (place % 2 === 1 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === digit(number, number.length - 1);
}

/** Luhn's modulo 10 (ISO/IEC 7812-1 annex B). */
export function luhn(number: string): boolean {
  let sum = 0;
  for (let place = 0; place < number.length; place++) {
    const value = digit(number, number.length - 1 - place) * (place % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** UPS and OnTrac: from the left the weights 1, 2, 1, …; a letter counts (its place in ASCII − 3) modulo 10, so A is 2. */
export function oneTwo(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length - 1; at++) {
    const code = number.charCodeAt(at);
    const value = code >= 65 ? (code - 3) % 10 : code - 48;
    sum += value * (at % 2 === 1 ? 2 : 1);
  }
  return (10 - (sum % 10)) % 10 === digit(number, number.length - 1);
}

/** FedEx: from the right the weights 1, 3, 7, 1, …; the sum modulo 11, of which ten counts nought. */
export function fedex(number: string): boolean {
  const weights = [1, 3, 7];
  let sum = 0;
  for (let place = 1; place < number.length; place++) sum += digit(number, number.length - 1 - place) * (weights[(place - 1) % 3] ?? 0);
  return (sum % 11) % 10 === digit(number, number.length - 1);
}

/** DHL Express: the digits before the last, as one number, modulo 7. */
export function modulo7(number: string): boolean {
  let rest = 0;
  for (let at = 0; at < number.length - 1; at++) rest = (rest * 10 + digit(number, at)) % 7;
  return rest === digit(number, number.length - 1);
}

/** Eight digits and a check digit of the Universal Postal Union's S10: the weights 8 6 4 2 3 5 9 7, eleven less the rest; ten counts 0, eleven 5. */
export function s10(nineDigits: string): boolean {
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, at) => total + weight * digit(nineDigits, at), 0);
  const check = 11 - (sum % 11);
  return (check === 10 ? 0 : check === 11 ? 5 : check) === digit(nineDigits, 8);
}

/** ISO/IEC 7064 hybrid MOD 37,36 over digits and letters, as on DPD's labels. */
export function modulo37And36(number: string): boolean {
  let product = 36;
  for (const character of number.slice(0, -1)) {
    const sum = (product + DIGITS_AND_LETTERS.indexOf(character)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return (product + DIGITS_AND_LETTERS.indexOf(number.at(-1) ?? '')) % 36 === 1;
}

function digit(number: string, at: number): number {
  return number.charCodeAt(at) - 48;
}
