import { domainToUnicode } from 'node:url';

/** What a link really is, for showing beside its text. */
export interface LinkDisplay {
  /** The address as a browser will open it. */
  readonly href: string;
  /** Host as people read it, or the mail address or telephone number. */
  readonly shown: string;
  /** Why a reader should look twice; empty when nothing speaks against it. */
  readonly suspicion: '' | 'text_names_another_site' | 'host_is_an_address' | 'host_mixes_scripts' | 'hides_user_part';
}

const INVISIBLE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

/**
 * A link's target made absolute, or null when it may not be one: only http, https, mailto and tel, and none that leads
 * somewhere relative to us. An address that is plain already stays as written. Invisible characters before the scheme are taken off first, as some browsers did.
 */
export function safeHref(href: string): string | null {
  const compact = href.replace(INVISIBLE, '');
  const written = href.trim();
  if (/^(?:mailto|tel):/i.test(compact)) return compact.slice(0, 2000);
  const absolute = compact.startsWith('//') ? `https:${compact}` : /^https?:/i.test(compact) ? (/^https?:/i.test(written) ? written : compact) : null;
  if (absolute === null) return null;
  try {
    const url = new URL(absolute);
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.href.length > 8000) return null;
    return /^[a-z]+:\/\/[\w.-]+(?:[/?#][\w./?#=&%+~:,;@!*()-]*)?$/.test(absolute) ? absolute : url.href;
  } catch {
    return null;
  }
}

/** The scheme of a link in lower case, invisible characters aside; empty for a relative one. */
export function schemeOf(href: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(INVISIBLE, ''))?.[1]?.toLowerCase() ?? '';
}

/** Shows a link for what it is. `text` is the visible text of the link. */
export function displayLink(href: string, text: string): LinkDisplay {
  if (/^(?:mailto|tel):/i.test(href)) return { href, shown: href.replace(/^[a-z]+:/i, '').replace(/\?.*$/s, ''), suspicion: '' };
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return { href, shown: href.slice(0, 100), suspicion: '' };
  }
  const host = domainToUnicode(url.hostname) || url.hostname;
  return { href, shown: host, suspicion: suspicionOf(url, host, text) };
}

function suspicionOf(url: URL, host: string, text: string): LinkDisplay['suspicion'] {
  if (url.username !== '' || url.password !== '') return 'hides_user_part';
  if (/^[\d.]+$|^\[/.test(url.hostname)) return 'host_is_an_address';
  const latin = /\p{Script=Latin}/u.test(host);
  if (latin && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(host)) return 'host_mixes_scripts';
  const named = /^\s*(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\d-]{1,63}\.)+\p{L}{2,24})(?:[/:?#\s]|$)/iu.exec(text)?.[1]?.toLowerCase();
  return named !== undefined && site(named) !== site(host.toLowerCase()) ? 'text_names_another_site' : '';
}

/** The last two labels (three under short second levels such as co.uk): enough to see that two sites differ. */
function site(host: string): string {
  const labels = host.replace(/\.$/, '').split('.');
  const second = labels.at(-2) ?? '';
  return labels.slice(second.length <= 3 && (labels.at(-1) ?? '').length === 2 ? -3 : -2).join('.');
}
