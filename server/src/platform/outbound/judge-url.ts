import { isIPv4, isIPv6 } from 'node:net';
import { isPublicAddress } from './judge-address.ts';

export interface UrlVerdict {
  /** May the server fetch it, as far as the address itself tells? Names are checked again when they are resolved. */
  readonly allowed: boolean;
  /** The address as WHATWG URL writes it; null when it is none. */
  readonly href: string | null;
  readonly because: string;
}

export interface UrlRules {
  /** Hosts (`name` or `name:port`) that may be fetched though they are not public: tests and stand-ins. */
  readonly allowHosts?: readonly string[];
  /** Address a relative one is read against. */
  readonly base?: string;
}

const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|svc|onion|invalid|test|example)$/;
/** Ports below 1024 that may be fetched, and services above it that must not (after the fetch standard's bad ports). */
const LOW_PORTS = new Set([80, 443]);
const BAD_PORTS = new Set([1719, 1720, 1723, 2049, 2375, 2376, 3306, 3659, 4045, 4190, 5060, 5061, 5432, 5984, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 8086, 9042, 9200, 9300, 10080, 10250, 11211, 27017]);

/**
 * Judges a URL before anything is resolved or fetched. Every notation of an address (decimal, hex, octal, short, full
 * width, mapped) is first made plain by the WHATWG parser, then looked up among the public ranges.
 */
export function judgeUrl(address: string, rules: UrlRules = {}): UrlVerdict {
  const url = parse(address, rules.base);
  if (url === null) return { allowed: false, href: null, because: 'it is no address' };
  const refuse = (because: string): UrlVerdict => ({ allowed: false, href: url.href, because });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse(`${url.protocol.slice(0, -1)} is not fetched`);
  if (url.username !== '' || url.password !== '') return refuse('it carries a user name or password');
  if (rules.allowHosts?.some((host) => host === url.host || host === url.hostname)) return { allowed: true, href: url.href, because: 'its host is on the list' };
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if ((port < 1024 && !LOW_PORTS.has(port)) || BAD_PORTS.has(port)) return refuse(`port ${port} is not for the web`);
  return judgeHost(url);
}

function judgeHost(url: URL): UrlVerdict {
  const host = url.hostname.replace(/\.$/, '');
  const refuse = (because: string): UrlVerdict => ({ allowed: false, href: url.href, because });
  if (isIPv4(host) || host.startsWith('[')) return isPublicAddress(host) ? { allowed: true, href: url.href, because: 'its address is public' } : refuse('its address is not public');
  if (LOCAL_NAMES.test(host)) return refuse('its name is local');
  if (!host.includes('.')) return refuse('its name has no domain');
  return { allowed: true, href: url.href, because: 'its name may be resolved' };
}

/** A bare IPv6 host without brackets, as people paste it, is given them. */
function parse(address: string, base: string | undefined): URL | null {
  try {
    return new URL(address, base);
  } catch {
    const bare = /^(https?):\/\/([0-9a-f:.]+)(\/.*)?$/i.exec(address.trim());
    if (bare === null || !isIPv6(bare[2] ?? '')) return null;
    return new URL(`${bare[1]}://[${bare[2]}]${bare[3] ?? '/'}`);
  }
}
