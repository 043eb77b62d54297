import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js';
import { findEmails, findPhones } from '../../../privacy/index.ts';
import { entityOf, type Entity, type EntityFacts, type Found } from './entity.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { findParcels, findShopNumbers } from './find-numbers.ts';
import { labelOf } from './labels.ts';

const LOOK = 20_000;
/** Shorter ones are extensions, years and counts. */
const LEAST_PHONE = 7;
const URL_SHAPE = /\b(?:https?:\/\/|www\.)[^\s<>"'「」]{3,2000}/giu;
const INTRODUCED = /(?:\bmy\s(?:full\s)?name\s(?:is|s)|\bmy name['’]s|\bname:|\bmein\sname\sist|\bich\sheiße|\bich\sheisse|\bje\sm['’]appelle|\bmon\snom\sest|\bme\sllamo|\bmi\snombre\ses|\bmeu\snome\sé|\bme\schamo|\bmi\schiamo|\bil\smio\snome\sè|\bmijn\snaam\sis|\bik\sheet|私の名前は|名前は|(?<!\p{L})اسمي)[ :]{0,3}(?=\S)/giu;
const NAME = /^(?:(?:mr|mrs|ms|dr|herr|frau|mme|m|sr|sra|sig)\.?\s)?\p{Lu}[\p{L}'’-]{1,30}(?:\s(?:(?:van|von|der|den|de|la|le|da|dos|del|di|bin|al|el)\s){0,2}\p{Lu}[\p{L}'’.-]{0,30}){0,3}/u;
const NAME_LOOSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,10}?(?=です|と|、|。|\s|$)|^\p{Script=Arabic}{2,20}(?:\s\p{Script=Arabic}{2,20})?|^\p{Ll}[\p{L}'’-]{1,30}(?=[\s,.!]|$)/u;

/**
 * What a message names, in order, none inside another: links and e-mail addresses first, then numbers a carrier's form makes
 * sure, then what a word beside it names, then telephones, amounts, dates, and last what only looks like a number of the shop.
 * A telephone is never an order or a parcel: a labelled number is what its label says, an unlabelled one is asked of the
 * numbering plans before the shop's. The first 20,000 characters are read.
 */
export function findEntities(text: string, facts: EntityFacts = {}): Entity[] {
  const read = text.slice(0, LOOK);
  const taken: Found[] = [];
  const take = (found: readonly Found[]) => {
    for (const one of found) if (!taken.some((other) => other.start < one.end && one.start < other.end)) taken.push(one);
  };
  take(findUrls(read));
  take(findEmails(read).map(({ start, end }) => ({ type: 'email', start, end, value: read.slice(start, end).toLowerCase() })));
  if (/\d/.test(read)) {
    const parcels = findParcels(read);
    const numbers = findShopNumbers(read, facts);
    take(parcels.sure);
    take(parcels.labelled);
    take(numbers.labelled);
    take(findAmounts(read, facts));
    take(findDates(read, facts));
    take(telephones(read, facts.region));
    take(numbers.shaped);
  } else take(findDates(read, facts));
  take(findNames(read));
  return taken.sort((a, b) => a.start - b.start).map((found) => entityOf(read, found));
}

function findUrls(text: string): Found[] {
  return [...text.matchAll(URL_SHAPE)].map((match) => {
    const address = match[0].replace(/[.,;:!?)\]}'"»”]+$/u, '');
    return { type: 'url', start: match.index, end: match.index + address.length, value: /^www/i.test(address) ? `https://${address}` : address };
  });
}

function telephones(text: string, region: string | undefined): Found[] {
  const country = region as CountryCode | undefined;
  const isPhone = (start: number, end: number) => text.slice(start, end).replaceAll(/\D/g, '').length >= LEAST_PHONE && text[end] !== '%' && (text[start] === '+' || labelOf(text, start, end) !== 'other');
  return findPhones(text, country).filter(({ start, end }) => isPhone(start, end)).map(({ start, end }) => {
    const written = text.slice(start, end);
    const parsed = parsePhoneNumber(written, country === undefined ? {} : { defaultCountry: country });
    return { type: 'phone', start, end, value: parsed?.isPossible() === true ? parsed.number : written.replaceAll(/[^\d+]/g, '') };
  });
}

/** The name behind "my name is": with capitals, or the one word where nobody writes them. */
function findNames(text: string): Found[] {
  return [...text.matchAll(INTRODUCED)].flatMap((match): Found[] => {
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + 120);
    const name = (NAME.exec(rest) ?? NAME_LOOSE.exec(rest))?.[0].replace(/[.’']+$/, '');
    return name === undefined || name.length < 2 ? [] : [{ type: 'person', start, end: start + name.length, value: name }];
  });
}
