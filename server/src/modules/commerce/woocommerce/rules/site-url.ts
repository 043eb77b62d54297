/** The address of a site as it is kept: scheme, host and folder, no slash at the end. Null when it is none. */
export function siteUrlOf(text: string): string | null {
  const given = text.trim();
  const url = URL.parse(/^https?:\/\//i.test(given) ? given : `https://${given}`);
  if (url === null || url.username !== '' || !/^[\w.-]+$/.test(url.hostname)) return null;
  const folder = url.pathname.replace(/\/(?:wp-admin|wp-json|wp-login\.php)(?:\/.*)?$/, '').replace(/\/+$/, '');
  return `${url.protocol}//${url.host}${folder}`;
}
