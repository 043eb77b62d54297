import { Worker } from 'node:worker_threads';
import { htmlToText } from './html-to-text.ts';
import { sanitiseHtml, type SanitisedHtml, type SanitiseOptions } from './sanitise-html.ts';

interface Waiting {
  readonly resolve: (result: SanitisedHtml) => void;
  readonly html: string;
  readonly timer: NodeJS.Timeout;
}

/** HTML at most this long is cheaper to clean here than to send to another thread (about 0.3 ms). */
const INLINE_CHARACTERS = 2000;

/** Cleans HTML away from the threads that serve people; a page that takes too long is shown as text. */
export interface HtmlSanitiser {
  sanitise(html: string, options?: SanitiseOptions): Promise<SanitisedHtml>;
  close(): Promise<void>;
}

/**
 * One worker thread, started when first needed and again after it had to be ended. `timeoutMs` bounds one page from
 * the moment it is handed over.
 */
export function createHtmlSanitiser({ timeoutMs = 2000 }: { timeoutMs?: number } = {}): HtmlSanitiser {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, Waiting>();

  const giveUp = (id: number) => {
    const one = waiting.get(id);
    if (one === undefined) return;
    const stuck = worker;
    worker = null;
    void stuck?.terminate();
    waiting.delete(id);
    one.resolve(asTextOnly(one.html));
    for (const [other, rest] of waiting) {
      clearTimeout(rest.timer);
      rest.timer.unref();
      rest.resolve(asTextOnly(rest.html));
      waiting.delete(other);
    }
  };

  const start = (): Worker => {
    const started = new Worker(new URL('./sanitise-worker.ts', import.meta.url));
    started.unref();
    started.on('message', ({ id, result }: { id: number; result: SanitisedHtml }) => {
      const one = waiting.get(id);
      if (one === undefined) return;
      clearTimeout(one.timer);
      waiting.delete(id);
      if (waiting.size === 0) started.unref();
      one.resolve(result);
    });
    started.on('error', () => {
      const first = waiting.keys().next().value;
      if (worker === started && first !== undefined) giveUp(first);
      else if (worker === started) worker = null;
    });
    return started;
  };

  return {
    sanitise(html, options = {}) {
      if (html.length <= INLINE_CHARACTERS) return Promise.resolve(sanitiseHtml(html, options));
      worker ??= start();
      worker.ref();
      const id = next++;
      const target = worker;
      return new Promise((resolve) => {
        waiting.set(id, { resolve, html, timer: setTimeout(() => giveUp(id), timeoutMs) });
        target.postMessage({ id, html, options });
      });
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}

/** The fall-back: the words, nothing else. */
function asTextOnly(html: string): SanitisedHtml {
  const text = htmlToText(html.slice(0, 200_000));
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return { html: `<pre>${escaped}</pre>`, text, blocked: [{ what: 'too_slow', detail: '', count: 1 }] };
}
