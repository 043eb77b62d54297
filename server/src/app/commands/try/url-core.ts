import { judgeUrl } from '../../../platform/outbound/index.ts';
import { optionalField, textField, type TryCore } from './core.ts';

/** `keepdesk try url`: may the server fetch it? */
export function urlCore(): TryCore {
  return {
    help: [
      'In:  {"url","base"?}',
      'Out: {"allowed","href","because"}; href is null for what is no address. Names are judged again when resolved.',
      '',
      'Example:',
      `  echo '{"url":"http://0x7f.1/admin"}' | keepdesk try url`,
    ].join('\n'),
    run: (input) => {
      const base = optionalField(input, 'base');
      return judgeUrl(textField(input, 'url'), typeof base === 'string' ? { base } : {});
    },
  };
}
