import type { WebSocket } from 'ws';

/** A chat as one browser follows it. */
export interface Watched {
  /** the number of the last line it was sent */
  sent: number;
  readonly conversationId: string;
  /** lines are being read for it; `again` when there was news meanwhile */
  pumping: boolean;
  again: boolean;
}

/** One browser (one tab) of a visitor. */
export class Seat {
  readonly socket: WebSocket;
  readonly visitorId: string;
  readonly brandId: string;
  readonly chats = new Map<string, Watched>();

  constructor(socket: WebSocket, visitorId: string, brandId: string) {
    this.socket = socket;
    this.visitorId = visitorId;
    this.brandId = brandId;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** A browser that does not keep up is let go; it comes back and says what it has. */
  tell(body: Readonly<Record<string, unknown>>): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > 1024 * 1024) this.socket.terminate();
    else this.socket.send(JSON.stringify(body));
  }
}
