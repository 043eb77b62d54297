import { fedex, gs1, luhn, modulo37And36, modulo7, oneTwo, s10, type Check } from './check-digits.ts';
import { isPostalCountry, postOf } from './postal-countries.ts';

/** One way a carrier writes its numbers. */
export interface NumberFormat {
  /** The carrier's key, as shipments store it. */
  readonly courier: string;
  /** How many characters it has, so that few shapes need be tried. */
  readonly lengths: readonly number[];
  /** What the number looks like: blanks and hyphens removed, upper case. The first group, if any, is what the check is over. */
  readonly shape: RegExp;
  readonly check?: Check;
  /** The form alone does not say that it is a tracking number: short bare digits, or no check and few fixed letters. */
  readonly loose?: true;
  /** Letters and digits stand together or singly, never as words beside a number: "UPS 331881001" is none. */
  readonly joined?: true;
  /** How the number is written where it is not just its characters. */
  readonly write?: (number: string) => string;
  /** Whoever else answers to the number. */
  readonly also?: (number: string) => readonly string[];
}

/** The 420 + ZIP or ZIP+4 that may stand before a number of the US post. */
const ROUTED = '(?:420\\d{5}(?:\\d{4})?)?';

const between = (least: number, most: number) => Array.from({ length: most - least + 1 }, (_, more) => least + more);

/**
 * The published forms: UPS and FedEx tracking guides, USPS Publication 199 (IMpb) and 91 (labels), UPU S10, GS1 SSCC, the
 * carriers' own help pages.
 */
export const numberFormats: readonly NumberFormat[] = [
  { courier: 'ups', lengths: [18], shape: /^1Z([A-Z0-9]{15}\d)$/, check: oneTwo },
  { courier: 'ups', lengths: [11], shape: /^[AHJKTV](\d{10})$/, check: oneTwo, loose: true },
  { courier: 'fedex', lengths: [12], shape: /^\d{12}$/, check: fedex, loose: true },
  { courier: 'fedex', lengths: [15], shape: /^\d{15}$/, check: gs1, loose: true },
  { courier: 'fedex', lengths: [18], shape: /^0[0124](\d{16})$/, check: gs1 },
  { courier: 'fedex', lengths: [22], shape: /^96\d{5}(\d{15})$/, check: gs1 },
  { courier: 'fedex', lengths: [32], shape: /^3\d{15}(\d{12})\d{4}$/, check: fedex },
  { courier: 'fedex', lengths: [34], shape: /^[0-8]\d{19}(\d{14})$/, check: fedex },
  { courier: 'fedex', lengths: [34], shape: /^96\d{18}(\d{14})$/, check: fedex },
  { courier: 'usps', lengths: [20], shape: /^\d{20}$/, check: gs1 },
  { courier: 'usps', lengths: [22, 30, 34], shape: new RegExp(`^${ROUTED}(91\\d{20})$`), check: gs1 },
  { courier: 'usps', lengths: [20, 28, 32], shape: new RegExp(`^${ROUTED}(?!91)(\\d{20})$`), check: (number) => gs1(`91${number}`) },
  { courier: 'usps', lengths: [22, 26, 30, 34, 38], shape: new RegExp(`^${ROUTED}(94\\d{3}(?:9\\d{16}(?:\\d{4}){0,2}|[0-8]\\d{16}(?:\\d{4})?))$`), check: gs1 },
  { courier: 'usps', lengths: [22, 26, 30, 34, 38], shape: new RegExp(`^${ROUTED}(9(?:2\\d{3}9|5\\d{3}9)\\d{16}(?:\\d{4})?|9(?:3\\d{3}|5\\d{3})[0-8]\\d{16}(?:\\d{4})?)$`), check: gs1 },
  { courier: 's10', lengths: [13], shape: /^[A-Z]{2}\d{9}[A-Z]{2}$/, check: (number) => s10(number.slice(2, 11)) && isPostalCountry(number.slice(11)), also: (number) => postOf(number.slice(11)) },
  { courier: 'dhl', lengths: [10, 11], shape: /^\d{10,11}$/, check: modulo7, loose: true },
  { courier: 'dhl', lengths: [12, 13, 14], shape: /^J[A-Z]{2,3}\d{9,10}$/, joined: true },
  { courier: 'dhl', lengths: [18, 19, 20, 21, 22, 23], shape: /^JJD\d{15,20}$/, joined: true },
  { courier: 'dhl', lengths: between(12, 41), shape: /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)(?=[A-Z]*\d)[A-Z0-9]{10,39}$/, joined: true, loose: true },
  { courier: 'dhl', lengths: [14], shape: /^\d{14}$/, loose: true },
  { courier: 'dpd', lengths: [28], shape: /^\d{27}[0-9A-Z]$/, check: modulo37And36 },
  { courier: 'dpd', lengths: [15], shape: /^\d{14}[0-9A-Z]$/, check: modulo37And36, loose: true },
  { courier: 'canada_post', lengths: [16], shape: /^\d{16}$/, check: gs1, loose: true },
  { courier: 'canpar', lengths: [22], shape: /^[CDKLSUXZ]\d{21}$/ },
  { courier: 'purolator', lengths: [12], shape: /^[0-5]\d{11}$/, check: luhn, loose: true },
  { courier: 'purolator', lengths: [12], shape: /^[A-Z]{3}\d{9}$/, joined: true, loose: true },
  { courier: 'ontrac', lengths: [15], shape: /^[CD]\d{14}$/, check: oneTwo },
  { courier: 'lasership', lengths: [10], shape: /^L[AEHINX][1-3]\d{7}$/ },
  { courier: 'lasership', lengths: [15], shape: /^1LS7[12]\d{10}$/ },
  { courier: 'lasership', lengths: [17], shape: /^1LS7[12]\d{2}01[1-4]\d{6}1$/, write: (number) => `${number.slice(0, -1)}-1` },
  { courier: 'lasership', lengths: [15], shape: /^1LSCX[A-Z0-9]{10}$/, joined: true },
  { courier: 'amazon', lengths: [15], shape: /^TB[ACM]\d{12}$/ },
  { courier: 'amazon', lengths: [11], shape: /^[ACF]\d{10}$/, joined: true, loose: true },
  { courier: 'old_dominion', lengths: [11], shape: /^(?:77[78]|072|780)\d{8}$/, check: luhn, loose: true },
  { courier: 'old_dominion', lengths: [11], shape: /^80\d{9}$/, check: luhn, loose: true },
  { courier: 'gofo', lengths: [18], shape: /^GFUS\d{14}$/ },
  { courier: 'landmark', lengths: [13], shape: /^LTN\d{8}N1$/ },
  { courier: 'speedee', lengths: [20], shape: /^SP\d{18}$/ },
  { courier: 'yodel', lengths: [18, 19], shape: /^JJ?D\d{16}$/ },
  { courier: 'yunexpress', lengths: [18], shape: /^YT\d{16}$/ },
];
