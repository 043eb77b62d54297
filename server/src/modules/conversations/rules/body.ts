/** What somebody wrote in the composer: plain text, and HTML when it has formatting. */
export interface Written {
  readonly text: string;
  readonly html?: string | undefined;
}

export function textOf(written: Written): string {
  return written.text.replaceAll('\0', '').replaceAll('\r\n', '\n').trimEnd();
}

export function htmlOf(written: Written): string | null {
  const html = written.html?.replaceAll('\0', '').trim();
  return html ? html : null;
}
