import { FORWARDED, ORIGINAL } from './phrases.ts';
import { anyOf, plainLine } from './plain-line.ts';

const RULED = (phrases: readonly string[]) => new RegExp(`^[-–—_=~*\\s]{2,}\\s*(?:${anyOf(phrases)})[^\\p{L}\\d]{0,3}\\s*[-–—_=~*\\s:]*$`, 'u');
const ORIGINAL_LINE = RULED(ORIGINAL);
const FORWARD_LINE = RULED(FORWARDED);
const FORWARD_BARE = new RegExp(`^(?:${anyOf(FORWARDED)})\\s*[:：]\\s*$`, 'u');
const ABOVE = /(?:reply|respond|type your reply|write|antworte\w*|répondre|responder|rispond\w+)\b.{0,40}\b(?:above|oberhalb|über|ci-dessus|por encima|acima|sopra)\b.{0,30}\b(?:line|linie|zeile|ligne|línea|linha|riga)/i;

/** "-----Original Message-----" in any known language. */
export function isOriginalDivider(line: string): boolean {
  if (!/[-–—_=~*]{2}/.test(line.slice(0, 40))) return false;
  return ORIGINAL_LINE.test(line.toLowerCase().trim());
}

/** "---------- Forwarded message ---------" or "Begin forwarded message:". */
export function isForwardDivider(line: string): boolean {
  if (!/[-–—_=~*]{2}|[:：]\s*[*_]*\s*$/.test(line.slice(0, 200))) return false;
  const plain = line.replace(/^[\s>]+/, '').toLowerCase().trim();
  return FORWARD_LINE.test(plain) || FORWARD_BARE.test(plainLine(line));
}

/** "##- Please type your reply above this line -##": everything from here on is not the writer's. */
export function isReplyAboveMark(line: string): boolean {
  return line.length < 200 && /^[\s>]*[-=#*~_]{2}|[-=#*~_]{2}\s*$/.test(line) && ABOVE.test(line);
}

/** A drawn line of nothing but dashes, underscores or stars. */
export function isRule(line: string): boolean {
  return /^[\s>]*(?:[-–—_=*]\s?){3,}\s*$/.test(line);
}
