import { sanitiseHtml } from '../../../platform/hostile/index.ts';
import { textField, type TryCore } from './core.ts';

/** `keepdesk try html`: HTML made safe to show. */
export function htmlCore(): TryCore {
  return {
    help: [
      'In:  {"html"}',
      'Out: {"html","text","blocked":[{"what","detail","count"}]}. Remote images wait in data-remote-src.',
      '',
      'Example:',
      `  echo '{"html":"<p onclick=x()>Hi <img src=https://shop.test/a.png></p><script>x()</script>"}' | keepdesk try html`,
    ].join('\n'),
    run: (input) => sanitiseHtml(textField(input, 'html')),
  };
}
