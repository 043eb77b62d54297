import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A virus scanner that speaks clamd's INSTREAM and finds whatever holds the word it looks for. */
export class Clamd {
  readonly #word: string;
  readonly #server = createServer((socket) => this.#serve(socket));

  constructor(word: string) {
    this.#word = word;
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    let heard = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      heard = Buffer.concat([heard, part]);
      const content = streamed(heard);
      if (content !== null) socket.end(content.includes(this.#word) ? 'stream: Test-Signature FOUND\0' : 'stream: OK\0');
    });
  }
}

/** The content once its last, empty piece is here; null until then. */
function streamed(heard: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (!heard.subarray(0, command.length).equals(command)) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
