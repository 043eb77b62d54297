export interface ReplyParts {
  readonly text: string;
  readonly html: string | null;
  readonly signatureHtml: string;
  readonly quoted: { readonly author: string; readonly at: Date; readonly text: string } | null;
}

/** Both forms of a reply: what was written, the brand's signature, and what it answers, quoted. */
export function replyBody(parts: ReplyParts): { readonly text: string; readonly html: string } {
  const signature = plainOf(parts.signatureHtml);
  const quotedHead = parts.quoted ? `On ${parts.quoted.at.toUTCString().replace(/:\d\d GMT$/, ' UTC')}, ${parts.quoted.author} wrote:` : '';
  const quotedText = parts.quoted ? parts.quoted.text.slice(0, 20_000).split('\n').map((line) => `> ${line}`).join('\n') : '';
  const text = [parts.text, signature === '' ? '' : `-- \n${signature}`, parts.quoted ? `${quotedHead}\n${quotedText}` : ''].filter(Boolean).join('\n\n');
  const written = parts.html ?? `<div>${escapeHtml(parts.text).replaceAll('\n', '<br>')}</div>`;
  const quotedHtml = parts.quoted
    ? `<div class="gmail_quote"><div>${escapeHtml(quotedHead)}</div><blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${escapeHtml(parts.quoted.text.slice(0, 20_000)).replaceAll('\n', '<br>')}</blockquote></div>`
    : '';
  const signatureHtml = parts.signatureHtml === '' ? '' : `<div class="keepdesk-signature">${parts.signatureHtml}</div>`;
  return { text: `${text}\n`, html: `<!doctype html><html><body style="font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:15px;line-height:1.5">${[written, signatureHtml, quotedHtml].filter(Boolean).join('<br>')}</body></html>` };
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A signature is a few lines of simple HTML of our own making. */
function plainOf(html: string): string {
  return html.replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr)>/gi, '\n').replaceAll(/<[^>]*>/g, '').replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll(/\n{3,}/g, '\n\n').trim();
}
