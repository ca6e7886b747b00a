/** @module An issuer of tokens: its keys, a server that publishes them, and tokens of every kind. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import type { Algorithm, JwtSettings } from '../../src/access/jwt/settings.ts';

/** A key of the issuer. */
export interface IssuerKey {
  readonly kid: string;
  readonly algorithm: Algorithm;
  readonly privateKey: CryptoKey;
  /** As it is published. */
  readonly publicJwk: JWK;
}

/** Makes a key. */
export async function makeKey(kid: string, algorithm: Algorithm = 'ES256'): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    kid,
    algorithm,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' },
  };
}

/** A server that publishes keys. */
export class Issuer {
  /** What is published: whoever asks gets this text with this status. */
  published = '';
  status = 200;
  /** How often it was asked. */
  requests = 0;
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  static async start(...keys: readonly IssuerKey[]): Promise<Issuer> {
    const server = createServer((_request, response) => {
      issuer.requests++;
      response.writeHead(issuer.status, { 'content-type': 'application/json' }).end(issuer.published);
    });
    const issuer = new Issuer(server);
    issuer.publish(...keys);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks`;
  }

  publish(...keys: readonly IssuerKey[]): void {
    this.published = keySetOf(...keys);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The JSON Web Key Set of some keys. */
export function keySetOf(...keys: readonly IssuerKey[]): string {
  return JSON.stringify({ keys: keys.map(({ publicJwk }) => publicJwk) });
}

/** The name of the issuer, in its tokens and in the configuration. */
export const ISSUER = 'https://login.example.com/';

/** Settings under which the tokens of {@link sign} are valid. */
export function jwtSettings(settings: Partial<JwtSettings>): JwtSettings {
  return {
    issuer: ISSUER,
    audience: ['rollcall'],
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    types: ['at+jwt', 'JWT'],
    clockToleranceSeconds: 30,
    claims: { name: 'sub', scopes: 'scope', accounts: 'accounts' },
    defaultAccounts: [],
    ...settings,
  };
}

/** A token of these claims; those that it needs are filled in. Of one that is undefined there is none. */
export function sign(
  { kid, algorithm, privateKey }: IssuerKey,
  claims: Readonly<Record<string, unknown>> = {},
  header: { readonly [Name in keyof JWTHeaderParameters]?: unknown } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: ISSUER,
    aud: 'rollcall',
    sub: 'alice',
    scope: 'agents:read',
    iat: now,
    exp: now + 300,
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, kid, typ: 'at+jwt', ...header } as JWTHeaderParameters)
    .sign(privateKey);
}
