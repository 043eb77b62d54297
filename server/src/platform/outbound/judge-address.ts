import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IPv4 that is not public: IANA special-purpose registry (RFC 6890 and updates), multicast and reserved space. */
const IPV4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'];
/** Within the one global unicast block, what is not the open internet: protocol assignments with Teredo, documentation, 6to4. */
const IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = new BlockList();
for (const range of IPV4) addRange(refused, range, 'ipv4');
for (const range of IPV6) addRange(refused, range, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

function addRange(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix = '0'] = range.split('/');
  list.addSubnet(network, Number(prefix), family);
}

/**
 * Whether an IP address (as DNS gives it, or out of a URL's brackets) is on the open internet. IPv6 outside 2000::/3 is
 * not: loopback, link-local, unique local, IPv4-mapped and -compatible, NAT64, discard.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return !refused.check(plain, 'ipv4');
  if (!isIPv6(plain)) return false;
  return globalUnicast.check(plain, 'ipv6') && !refused.check(plain, 'ipv6');
}
