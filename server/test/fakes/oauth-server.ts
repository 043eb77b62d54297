import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider's sign-in: authorisation codes with PKCE and refresh tokens, by RFC 6749 and 7636. It always says yes. */
export class OauthServer {
  /** seconds an access token lasts, as told to the client */
  lifetime = 3600;
  /** refresh tokens stop working: somebody took the consent back */
  withdrawn = false;
  refreshes = 0;
  /** whoever is asked in a browser says no */
  denies = false;
  /** told of each access token that is given */
  onToken: (token: string) => void = () => {};
  readonly #codes = new Map<string, { challenge: string; redirectUri: string }>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** What a person's browser does at the authorisation address: consent, and be sent back. */
  consent(authorizeUrl: string): URL {
    const asked = new URL(authorizeUrl).searchParams;
    const code = randomUUID();
    this.#codes.set(code, { challenge: asked.get('code_challenge') ?? '', redirectUri: asked.get('redirect_uri') ?? '' });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return back;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A browser at the authorisation address: it is sent back at once, with a yes or, when told so, a no.
    if (request.method === 'GET') return this.#sendBack(request.url ?? '', response);
    let body = '';
    for await (const part of request) body += String(part);
    const asked = new URLSearchParams(body);
    const refused = this.#judge(asked);
    response.setHeader('content-type', 'application/json');
    if (refused !== null) {
      response.statusCode = 400;
      response.end(JSON.stringify({ error: refused, error_description: 'said the stand-in' }));
      return;
    }
    const accessToken = `access-${randomUUID()}`;
    this.onToken(accessToken);
    const fresh = asked.get('grant_type') === 'refresh_token';
    if (fresh) this.refreshes++;
    response.end(JSON.stringify({ access_token: accessToken, token_type: 'Bearer', expires_in: this.lifetime, ...(fresh ? {} : { refresh_token: 'refresh-1' }) }));
  }

  #sendBack(url: string, response: ServerResponse): void {
    const back = this.consent(`http://stand-in${url}`);
    if (this.denies) {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
    }
    response.writeHead(302, { location: back.href }).end();
  }

  #judge(asked: URLSearchParams): string | null {
    if (asked.get('client_id') !== 'client' || asked.get('client_secret') !== 'secret') return 'invalid_client';
    if (asked.get('grant_type') === 'refresh_token') return this.withdrawn || asked.get('refresh_token') !== 'refresh-1' ? 'invalid_grant' : null;
    const code = this.#codes.get(asked.get('code') ?? '');
    this.#codes.delete(asked.get('code') ?? '');
    const proven = createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url');
    return code && code.challenge === proven && code.redirectUri === asked.get('redirect_uri') ? null : 'invalid_grant';
  }
}
