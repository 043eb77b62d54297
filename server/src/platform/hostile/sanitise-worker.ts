import { parentPort } from 'node:worker_threads';
import { sanitiseHtml, type SanitiseOptions } from './sanitise-html.ts';

parentPort?.on('message', ({ id, html, options }: { id: number; html: string; options: SanitiseOptions }) => {
  parentPort?.postMessage({ id, result: sanitiseHtml(html, options) });
});
