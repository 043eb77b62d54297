/** What somebody wrote in the composer: plain text, and HTML when it has formatting. */
export interface Written {
  readonly text: string;
  readonly html?: string | undefined;
}

/** Signs that show nothing, or that turn the direction of what follows. */
const unseen = /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

export function textOf(written: Written): string {
  return written.text.replaceAll('\0', '').replaceAll(unseen, '').replaceAll('\r\n', '\n').trimEnd();
}

export function htmlOf(written: Written): string | null {
  const html = written.html?.replaceAll('\0', '').trim();
  return html ? html : null;
}

/** A name of a person or file as it may be kept: one line, nothing unseen, nothing that fakes its ending. */
export function plainName(name: string): string {
  return name.replaceAll(unseen, '').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
