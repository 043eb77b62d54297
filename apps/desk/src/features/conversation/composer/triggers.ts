export interface Trigger {
  kind: 'macro' | 'mention' | 'article';
  /** What was typed after the sign. */
  query: string;
  /** Where the sign stands in the text. */
  start: number;
  end: number;
}

/**
 * Whether the text before the caret asks for something: `/words` at the start of a line or after a space asks for a
 * macro, `@name` in a note for a colleague, `??words` for an article. Addresses (`a@b`), paths (`a/b`) and questions (`Really??`) do not.
 */
export function triggerAt(text: string, caret: number, mayMention: boolean): Trigger | null {
  const before = text.slice(0, caret);
  const asked = /(?:^|\s)\?\?([\p{L}\p{N}'’-]{0,30}(?: [\p{L}\p{N}'’-]{0,30}){0,6})$/u.exec(before)?.[1];
  if (asked !== undefined) return { kind: 'article', query: asked, start: caret - asked.length - 2, end: caret };
  const found = /(?:^|\s)([/@])([\p{L}\p{N}_.-]{0,30}(?: [\p{L}\p{N}_.-]{1,20})?)$/u.exec(before);
  if (!found) return null;
  const [, sign, query] = found as unknown as [string, '/' | '@', string];
  if (sign === '@' && !mayMention) return null;
  const start = caret - query.length - 1;
  return { kind: sign === '/' ? 'macro' : 'mention', query, start, end: caret };
}

/** Replaces a stretch of the text and says where the selection belongs: on the first unfilled placeholder, else at the end of what was put in. */
export function putIn(text: string, start: number, end: number, words: string): { text: string; from: number; to: number } {
  const whole = text.slice(0, start) + words + text.slice(end);
  const gap = firstPlaceholder(words);
  return gap
    ? { text: whole, from: start + gap.from, to: start + gap.to }
    : { text: whole, from: start + words.length, to: start + words.length };
}

/** The first `{{…}}` that is still to be filled. */
export function firstPlaceholder(text: string): { from: number; to: number } | null {
  const found = /\{\{[^{}]*\}\}/.exec(text);
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}

/** Orders choices for what was typed: names that begin with it, then words that do, then names that contain it. */
export function rankByName<One extends { name: string }>(all: readonly One[], query: string): One[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rank = (one: One) => {
    const name = one.name.toLocaleLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.split(/[\s:/–-]+/).some((word) => word.startsWith(wanted))) return 1;
    return name.includes(wanted) ? 2 : 3;
  };
  return all
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Ids of the colleagues a note names with `@Name`. */
export function mentionedIn(text: string, people: ReadonlyArray<{ id: string; name: string }>): string[] {
  return people.filter((person) => text.includes(`@${person.name}`)).map((person) => person.id);
}
