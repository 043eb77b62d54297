import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A program that takes webhooks: it answers as told, after as long as told, and remembers everything. */
export class WebhookReceiver {
  readonly taken: Taken[] = [];
  /** what it answers; 204 unless told */
  answer: (one: Taken) => number = () => 204;
  delayMs = 0;
  /** asked for with a 429 or 503 */
  retryAfter: string | undefined;
  readonly #server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const one: Taken = { headers: request.headers as Taken['headers'], body };
      this.taken.push(one);
      const status = this.answer(one);
      setTimeout(() => response.writeHead(status, this.retryAfter !== undefined && status >= 400 ? { 'retry-after': this.retryAfter } : {}).end(status >= 400 ? 'no thanks' : ''), this.delayMs);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  ids(): string[] {
    return this.taken.map((one) => one.headers['webhook-id'] ?? '');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
