import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

interface Grant {
  readonly claims: Claims;
  readonly challenge: string;
  readonly redirect: string;
  readonly nonce: string | null;
}

/**
 * An OpenID provider (OpenID Connect Core and Discovery): whoever is at the door is `present`, and says yes. It checks the
 * client, the redirect address and PKCE as the standards ask.
 */
export class OidcServer {
  present: Claims = { sub: 'nobody', email: 'nobody@example.test' };
  /** signs with a key nobody knows */
  forged = false;
  readonly clientId = 'keepdesk';
  readonly clientSecret = 'between us';
  redirects: string[] = [];
  #server: Server | undefined;
  #issuer = '';
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, Claims>();
  #keys: { privateKey: CryptoKey; jwk: JWK } | undefined;
  #stranger: CryptoKey | undefined;

  async start(): Promise<string> {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    this.#keys = { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' } };
    this.#stranger = (await generateKeyPair('RS256')).privateKey;
    this.#server = createServer((request, response) => void this.#answer(request, response)).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.#issuer;
  }

  async stop(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#issuer);
    const say = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      return say(200, {
        issuer: this.#issuer, authorization_endpoint: `${this.#issuer}/authorize`, token_endpoint: `${this.#issuer}/token`, userinfo_endpoint: `${this.#issuer}/userinfo`, jwks_uri: `${this.#issuer}/jwks`, response_types_supported: ['code'],
        subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'], code_challenge_methods_supported: ['S256'], scopes_supported: ['openid', 'email', 'profile'],
      });
    }
    if (url.pathname === '/jwks') return say(200, { keys: [this.#keys?.jwk] });
    if (url.pathname === '/authorize') return this.#authorize(url, response, say);
    if (url.pathname === '/token') return this.#token(request, say);
    const claims = this.#tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
    return url.pathname === '/userinfo' && claims ? say(200, claims) : say(401, { error: 'invalid_token' });
  }

  #authorize(url: URL, response: ServerResponse, say: (status: number, body: unknown) => void): void {
    const asked = url.searchParams;
    const redirect = asked.get('redirect_uri') ?? '';
    if (asked.get('client_id') !== this.clientId || !this.redirects.includes(redirect)) return say(400, { error: 'invalid_request', redirect });
    if (asked.get('code_challenge_method') !== 'S256' || !asked.get('scope')?.split(' ').includes('openid')) return say(400, { error: 'invalid_request' });
    const code = randomUUID();
    this.#grants.set(code, { claims: this.present, challenge: asked.get('code_challenge') ?? '', redirect, nonce: asked.get('nonce') });
    response.writeHead(302, { location: `${redirect}?code=${code}&state=${encodeURIComponent(asked.get('state') ?? '')}` }).end();
  }

  async #token(request: IncomingMessage, say: (status: number, body: unknown) => void): Promise<void> {
    let text = '';
    for await (const part of request) text += String(part);
    const form = new URLSearchParams(text);
    const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString().split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    const [id, secret] = basic.length === 2 ? basic : [form.get('client_id'), form.get('client_secret')];
    if (id !== this.clientId || secret !== this.clientSecret) return say(401, { error: 'invalid_client' });
    const grant = this.#grants.get(form.get('code') ?? '');
    this.#grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!grant || grant.redirect !== form.get('redirect_uri') || grant.challenge !== challenge) return say(400, { error: 'invalid_grant' });
    const accessToken = randomUUID();
    this.#tokens.set(accessToken, grant.claims);
    const { sub, ...rest } = grant.claims;
    const idToken = await new SignJWT({ ...rest, ...(grant.nonce === null ? {} : { nonce: grant.nonce }) }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).setIssuer(this.#issuer).setAudience(this.clientId).setSubject(sub).setIssuedAt().setExpirationTime('5m').sign((this.forged ? this.#stranger : this.#keys?.privateKey) as CryptoKey);
    say(200, { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken, scope: 'openid email profile' });
  }
}
