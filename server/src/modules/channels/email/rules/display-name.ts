/** A name as a mail header may carry it: one line, no control characters, of sane length. */
export function displayNameOf(name: string): string {
  return name.replaceAll(/[\p{C}\s]+/gu, ' ').trim().slice(0, 120);
}
