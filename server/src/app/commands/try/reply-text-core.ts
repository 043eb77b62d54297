import { splitHtmlReply } from '../../../modules/channels/email/rules/reply-text/split-html-reply.ts';
import { splitReply } from '../../../modules/channels/email/rules/reply-text/split-reply.ts';
import { optionalField, textField, type TryCore } from './core.ts';

/** `keepdesk try reply-text`: what the writer wrote now. */
export function replyTextCore(): TryCore {
  return {
    help: [
      'In:  {"text"} (or {"html"}: the result is text then too)',
      'Out: {"reply_text","quoted_text","signature"}',
      '',
      'Example:',
      `  echo '{"text":"Yes please\\n\\nOn Tue, 4 Mar 2025 at 10:15, Shop <help@shop.test> wrote:\\n> Shall we?"}' | keepdesk try reply-text`,
    ].join('\n'),
    run: (input) => {
      const html = optionalField(input, 'html');
      const split = typeof html === 'string' ? splitHtmlReply(html) : splitReply(textField(input, 'text'));
      return { reply_text: split.replyText, quoted_text: split.quotedText, signature: split.signature };
    },
  };
}
