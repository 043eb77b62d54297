/** Signs that show nothing, or that turn the direction of what follows. */
const unseen = /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

export const LONGEST = 4000;

/** What a shopper wrote, as it may be shown: no unseen signs, one kind of line end, not longer than a chat may be. */
export function readSaid(given: string): string {
  return given.replaceAll(/\0/g, '').replaceAll(unseen, '').replaceAll('\r\n', '\n').replaceAll(/\n{4,}/g, '\n\n\n').trim().slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}

/** What a conversation is called that began in a chat: the topic chosen, or the beginning of what was said. */
export function subjectOf(topic: string, said: string, files: readonly string[]): string {
  const line = said.split('\n')[0]?.trim() ?? '';
  const words = topic !== '' ? (line === '' ? topic : `${topic}: ${line}`) : line || (files[0] ?? '');
  return words.length <= 90 ? words : `${words.slice(0, 89).replace(/\s+\S*$/, '')}…`;
}

/** A name as somebody typed it: one line, nothing that is shown as something else. */
export function readName(given: string): string {
  return given.replaceAll(unseen, '').replaceAll(/[\p{Cc}\s<>]+/gu, ' ').trim().slice(0, 120);
}
