/**
 * Puts pictures back where the server took their addresses away: those of the letter itself (`cid:`) from our files,
 * those from elsewhere (`data-remote-src`) through our proxy, and only once the person asked.
 */
export function resolvePictures(html: string, files: ReadonlyArray<{ content_id: string | null; url: string }>, remote: boolean): string {
  const own = html.replaceAll(/(src=["'])cid:([^"'>]+)(["'])/gi, (whole, before: string, id: string, after: string) => {
    const file = files.find((one) => one.content_id?.replace(/^<|>$/g, '') === decodeURIComponent(id));
    return file ? `${before}${file.url}${after}` : whole;
  });
  if (!remote) return own;
  return own.replaceAll(/data-remote-src=(["'])([^"'>]+)\1/gi, (_, quote: string, address: string) => `src=${quote}/images?url=${encodeURIComponent(address.replaceAll('&amp;', '&'))}${quote}`);
}
