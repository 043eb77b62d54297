import net from 'node:net';

/** A sender that does as little as possible besides sending, so that it does not measure itself. */
export class SmtpSender {
  readonly #socket: net.Socket;
  #buffer = '';
  #waiting: ((line: string) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.on('error', (error) => this.#failed?.(error));
    socket.on('data', (data: Buffer) => {
      this.#buffer += data.toString('latin1');
      for (let end = this.#buffer.indexOf('\r\n'); end >= 0; end = this.#buffer.indexOf('\r\n')) {
        const line = this.#buffer.slice(0, end);
        this.#buffer = this.#buffer.slice(end + 2);
        if (line[3] !== '-') this.#waiting?.(line);
      }
    });
  }

  static async connect(port: number): Promise<SmtpSender> {
    const socket = net.connect(port, '127.0.0.1').setNoDelay(true);
    const sender = new SmtpSender(socket);
    await sender.#answer();
    await sender.#say('EHLO bench');
    return sender;
  }

  async send(from: string, to: string, mail: string): Promise<string> {
    await this.#say(`MAIL FROM:<${from}>`);
    await this.#say(`RCPT TO:<${to}>`);
    await this.#say('DATA');
    const answer = await this.#say(`${mail}\r\n.`);
    if (!answer.startsWith('250')) throw new Error(answer);
    return answer;
  }

  close(): void {
    this.#socket.end('QUIT\r\n');
  }

  #say(line: string): Promise<string> {
    const answer = this.#answer();
    this.#socket.write(`${line}\r\n`);
    return answer;
  }

  #answer(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting = resolve;
      this.#failed = reject;
    });
  }
}
