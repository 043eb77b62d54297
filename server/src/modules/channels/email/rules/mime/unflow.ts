/**
 * Joins the soft-broken lines of format=flowed text (RFC 3676): a line ending in a space goes on in the next line of
 * the same quote depth; `-- ` never flows; stuffed blanks are taken off. `delSp` drops the joining space too.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: string | null = null;
  let openDepth = 0;
  for (const line of text.split(/\r?\n/)) {
    const quote = /^>*/.exec(line)?.[0] ?? '';
    const stuffed = line.slice(quote.length);
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed;
    const isSeparator = content === '-- ';
    const flows = content.endsWith(' ') && !isSeparator;
    const piece = flows && delSp ? content.slice(0, -1) : content;
    const joined: string = open !== null && openDepth === quote.length && !isSeparator ? open + piece : flush(out, open, piece, quote);
    open = flows ? joined : null;
    openDepth = quote.length;
    if (!flows) out.push(joined);
  }
  if (open !== null) out.push(open);
  return out.join('\n');
}

function flush(out: string[], open: string | null, content: string, quote: string): string {
  if (open !== null) out.push(open);
  return quote === '' ? content : `${quote} ${content}`;
}
