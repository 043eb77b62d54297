import { htmlToLines, type HtmlLine, type Marker } from '../../../../../platform/hostile/html-to-text.ts';
import { attributeOf } from '../../../../../platform/hostile/scan-html.ts';
import { isForwardDivider } from './dividers.ts';
import { isBlank } from './plain-line.ts';
import { classify, splitLines, type LineKind, type SplitReply } from './split-reply.ts';

const QUOTE = 1;
const SIGNATURE = 2;
const BELOW = 3;
/** A bare <blockquote> quotes only where the mail marks its quotes in no other way: people also indent with it. */
const BARE_QUOTE = 4;
const KINDS: Record<number, LineKind> = { [SIGNATURE]: 'signature', [BELOW]: 'divider' };

const QUOTE_CLASS = /\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|OutlookMessageHeader|ms-outlook-mobile-reference-message|mail_quote|mcntgmailquote|yj6qo|sh-quoted|cke_quote|quoted_text|reply-intro|WordSection1Quote|elided-text)\b/i;
const SIGNATURE_CLASS = /\b(?:gmail_signature|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature|tutanota_signature|zm_signature|signature_block)\b/i;
const BELOW_ID = /^(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|ms-outlook-mobile-body-separator-line|reply-?separator|stopSpelling|isReplyContent|isForwardContent)$/i;
const SIGNATURE_ID = /^(?:x_)*(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|iCloudSignature)$/i;
const OUTLOOK_RULE = /border(?:-top)?:\s*(?:none;\s*border-top:\s*)?solid\s+#(?:B5C4DF|E1E1E1)\s+1\.0pt/i;

const mark: Marker = (tag) => {
  const attributes = tag.attributes;
  if (attributes === '') return tag.name === 'blockquote' ? BARE_QUOTE : 0;
  const id = attributeOf(attributes, 'id') ?? '';
  const names = attributeOf(attributes, 'class') ?? '';
  if (BELOW_ID.test(id)) return BELOW;
  if (tag.name === 'blockquote' && (/^cite$/i.test(attributeOf(attributes, 'type') ?? '') || attributeOf(attributes, 'cite') !== null || QUOTE_CLASS.test(names))) return QUOTE;
  if (tag.name === 'div' && OUTLOOK_RULE.test(attributeOf(attributes, 'style') ?? '')) return BELOW;
  if (SIGNATURE_ID.test(id) || SIGNATURE_CLASS.test(names)) return SIGNATURE;
  if (QUOTE_CLASS.test(names)) return QUOTE;
  return tag.name === 'blockquote' ? BARE_QUOTE : 0;
};

/**
 * Splits an HTML body by the containers mail programs mark quotes and signatures with, and by the same line patterns
 * as plain text. The result is plain text.
 */
export function splitHtmlReply(html: string): SplitReply {
  const lines = htmlToLines(html, mark);
  if (lines.some((line) => line.mark === QUOTE)) return splitMarked(lines, false);
  const split = splitMarked(lines, true);
  return split.replyText === '' ? splitMarked(lines, false) : split;
}

function splitMarked(lines: readonly HtmlLine[], bareQuotes: boolean): SplitReply {
  const forwarded = lines.find((line) => line.mark !== 0 && !isBlank(line.text));
  const isForward = forwarded !== undefined && isForwardDivider(forwarded.text);
  const kindOf = (mark: number): LineKind | null => (mark === QUOTE || (mark === BARE_QUOTE && bareQuotes) ? (isForward ? null : 'quote') : (KINDS[mark] ?? null));
  const split = splitLines(classify(lines.map((line) => line.text), lines.map((line) => kindOf(line.mark))));
  return { ...split, replyText: split.replyText.replace(/\n{3,}/g, '\n\n') };
}
