/**
 * The range somebody can be taken to move in freely: an IPv4 address is one of its /24, an IPv6 address of its /48 (what one site
 * is given, RFC 6177). An IPv4 address in IPv6 clothes (RFC 4291 §2.5.5.2) is what it is.
 */
export function addressRange(address: string): string {
  const plain = address.split('%')[0] ?? '';
  if (isIpv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  const groups = groupsOf(plain);
  if (groups.length !== 8 || !/^[0-9a-f:.]+$/i.test(plain) || groups.some((group) => !(group >= 0 && group <= 0xffff))) return 'unknown';
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return `${(groups[6] as number) >> 8}.${(groups[6] as number) & 255}.${(groups[7] as number) >> 8}.0/24`;
  return `${groups.slice(0, 3).map((group) => group.toString(16)).join(':')}::/48`;
}

const isIpv4 = (text: string): boolean => /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);

/** The eight numbers of an IPv6 address, whatever was left out. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text = dotted === null ? address : `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}`;
  const [before = '', after] = text.split('::');
  const read = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [head, tail] = [read(before), read(after ?? '')];
  return after === undefined ? head : [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => 0), ...tail];
}

const hex = (high = '0', low = '0'): string => (Number(high) * 256 + Number(low)).toString(16);
