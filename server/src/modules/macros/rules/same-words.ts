/** Whether two texts say the same: spaces, line ends and the forms of letters do not count. */
export function saysTheSame(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
