import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface StoredMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly at: Date;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A mailbox at a provider: enough of IMAP4rev1 (RFC 3501), IDLE (RFC 2177) and XOAUTH2 to be read by a real client. */
export class ImapServer {
  uidValidity = 1000;
  mails: StoredMail[] = [];
  /** what LOGIN and AUTHENTICATE PLAIN accept */
  password = 'correct horse';
  /** access tokens that XOAUTH2 accepts */
  readonly tokens = new Set<string>();
  /** how often somebody signed in, or tried to */
  signIns = 0;
  refused = 0;
  #nextUid = 1;
  #server: Server = createServer((socket) => new Session(this, socket));
  readonly sessions = new Set<Session>();

  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.hangUp();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  get uidNext(): number {
    return this.#nextUid;
  }

  /** A mail arrives; whoever is idle hears of it. */
  deliver(raw: string | Buffer, at = new Date()): void {
    this.mails.push({ uid: this.#nextUid++, raw: Buffer.from(raw), at });
    for (const session of this.sessions) session.tellExists();
  }

  /** The mailbox is rebuilt: same mails, other numbers. */
  renumber(): void {
    this.uidValidity++;
    this.#nextUid = 1;
    this.mails = this.mails.map((mail) => ({ ...mail, uid: this.#nextUid++ }));
  }

  hangUp(): void {
    for (const session of this.sessions) session.end();
  }
}

/** One connection. */
class Session {
  readonly #world: ImapServer;
  readonly #socket: Socket;
  #rest = '';
  #idle: string | null = null;
  #continue: ((line: string) => void) | null = null;
  #open = false;
  /** how many mails this client was last told of */
  #told = 0;

  constructor(world: ImapServer, socket: Socket) {
    this.#world = world;
    this.#socket = socket;
    world.sessions.add(this);
    socket.on('close', () => world.sessions.delete(this));
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => this.#hear(part.toString('latin1')));
    this.#say('* OK [CAPABILITY IMAP4rev1 IDLE SASL-IR ID AUTH=PLAIN AUTH=XOAUTH2] ready');
  }

  end(): void {
    this.#socket.destroy();
  }

  tellExists(): void {
    if (this.#idle !== null) this.#tellNews();
  }

  /** Like any server: what came between two commands is told with the next answer, or as soon as the client idles (RFC 3501, 5.2 and 7.3.1). */
  #tellNews(): void {
    const { length } = this.#world.mails;
    if (!this.#open || length === this.#told) return;
    this.#told = length;
    this.#say(`* ${length} EXISTS`);
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  #hear(text: string): void {
    this.#rest += text;
    for (let end = this.#rest.indexOf('\r\n'); end >= 0; end = this.#rest.indexOf('\r\n')) {
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
      this.#line(line);
    }
  }

  #line(line: string): void {
    if (this.#continue !== null) {
      const next = this.#continue;
      this.#continue = null;
      return next(line);
    }
    if (this.#idle !== null && /^done$/i.test(line)) {
      this.#say(`${this.#idle} OK idled`);
      this.#idle = null;
      return;
    }
    const [, tag = '', verb = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
    this.#command(tag, verb.toUpperCase(), rest);
  }

  #command(tag: string, verb: string, rest: string): void {
    const { mails, uidValidity, uidNext } = this.#world;
    if (verb === 'CAPABILITY') this.#say('* CAPABILITY IMAP4rev1 IDLE SASL-IR ID AUTH=PLAIN AUTH=XOAUTH2');
    else if (verb === 'ID') this.#say('* ID NIL');
    else if (verb === 'NAMESPACE') this.#say('* NAMESPACE (("" "/")) NIL NIL');
    else if (verb === 'LIST' || verb === 'LSUB') this.#say(`* ${verb} () "/" INBOX`);
    else if (verb === 'LOGIN') return this.#admit(tag, /"([^"]*)"$|(\S+)$/.exec(rest)?.slice(1).find(Boolean) === this.#world.password);
    else if (verb === 'AUTHENTICATE') return this.#authenticate(tag, rest);
    else if (verb === 'SELECT' || verb === 'EXAMINE') {
      this.#open = true;
      this.#told = mails.length;
      for (const told of ['FLAGS (\\Seen)', `${mails.length} EXISTS`, '0 RECENT', `OK [UIDVALIDITY ${uidValidity}] valid`, `OK [UIDNEXT ${uidNext}] next`]) this.#say(`* ${told}`);
      return this.#say(`${tag} OK [READ-ONLY] open`);
    } else if (verb === 'UID SEARCH') this.#say(`* SEARCH ${this.#found(rest).map((mail) => mail.uid).join(' ')}`.trimEnd());
    else if (verb === 'UID FETCH') this.#fetch(rest);
    else if (verb === 'IDLE') {
      this.#idle = tag;
      this.#say('+ idling');
      return this.#tellNews();
    } else if (verb === 'LOGOUT') {
      this.#say('* BYE bye');
      this.#say(`${tag} OK done`);
      this.#socket.end();
      return;
    } else if (verb !== 'NOOP') return this.#say(`${tag} BAD what is ${verb}`);
    this.#tellNews();
    this.#say(`${tag} OK done`);
  }

  #admit(tag: string, right: boolean): void {
    if (right) this.#world.signIns++;
    else this.#world.refused++;
    this.#say(right ? `${tag} OK signed in` : `${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`);
  }

  /** SASL PLAIN (RFC 4616), or XOAUTH2 as Google and Microsoft write it, with the first answer inline or asked for. */
  #authenticate(tag: string, rest: string): void {
    const [mechanism = '', initial] = rest.split(' ');
    if (initial === undefined) {
      this.#continue = (line) => this.#authenticate(tag, `${mechanism} ${line}`);
      return this.#say('+ ');
    }
    const said = Buffer.from(initial, 'base64').toString();
    if (mechanism.toUpperCase() === 'PLAIN') return this.#admit(tag, said.split('\0')[2] === this.#world.password);
    if (this.#world.tokens.has(/auth=Bearer ([^\x01]+)\x01/.exec(said)?.[1] ?? '')) return this.#admit(tag, true);
    this.#continue = () => this.#admit(tag, false);
    this.#say(`+ ${Buffer.from('{"status":"400","schemes":"Bearer"}').toString('base64')}`);
  }

  #found(criteria: string): StoredMail[] {
    const { mails } = this.#world;
    const from = /UID (\d+):\*/i.exec(criteria)?.[1];
    if (from !== undefined) return mails.filter((mail, i) => mail.uid >= Number(from) || i === mails.length - 1);
    const since = /SINCE "?(\d+)-(\w{3})-(\d{4})/i.exec(criteria);
    const day = since ? Date.UTC(Number(since[3]), MONTHS.indexOf(since[2] ?? ''), Number(since[1])) : -Infinity;
    return mails.filter((mail) => mail.at.getTime() >= day);
  }

  #fetch(rest: string): void {
    const uid = Number(/^(\d+)/.exec(rest)?.[1]);
    const at = this.#world.mails.findIndex((mail) => mail.uid === uid);
    const mail = this.#world.mails[at];
    if (!mail) return;
    const limit = /BODY(?:\.PEEK)?\[\]<0\.(\d+)>/i.exec(rest)?.[1];
    const body = limit === undefined ? mail.raw : mail.raw.subarray(0, Number(limit));
    const date = `${String(mail.at.getUTCDate()).padStart(2, ' ')}-${MONTHS[mail.at.getUTCMonth()]}-${mail.at.getUTCFullYear()} ${mail.at.toISOString().slice(11, 19)} +0000`;
    this.#socket.write(`* ${at + 1} FETCH (UID ${uid} RFC822.SIZE ${mail.raw.length} INTERNALDATE "${date}" BODY[]${limit === undefined ? '' : '<0>'} {${body.length}}\r\n`);
    this.#socket.write(body);
    this.#say(')');
  }
}
