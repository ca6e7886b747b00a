import { withoutRefusal } from '../core/call-budget.ts';
import type { Authorizer, RequestHeaders } from './authorizer.ts';

/** A token as the vendor issues it. */
export interface IssuedToken {
  readonly token: string;
  /** How long it is valid; absent: until it is refused. */
  readonly expiresInSeconds?: number | undefined;
}

/** How the tokens of one account are got and sent. */
export interface TokenAuthorizerOptions {
  /** Asks for a new token: by a transport of its own, since that of the account waits for it. */
  readonly issue: () => Promise<IssuedToken>;
  /** The headers that send a token. @default `authorization: Bearer <token>` */
  readonly headers?: (token: string) => RequestHeaders;
}

/** A token is renewed so long before it expires, so that it is still valid when it arrives; milliseconds. */
const MARGIN_MS = 30_000;
/** Of a token that is valid for a short time only, the margin is no more than this part. */
const MARGIN_SHARE = 0.1;
/** A new token that is refused is not replaced again within this: another one would be refused, too. Milliseconds. */
const RENEWAL_INTERVAL_MS = 10_000;

interface HeldToken {
  readonly headers: RequestHeaders;
  /** On the monotonic clock. */
  readonly renewAt: number;
}

/**
 * Sends a token that expires. It is kept until shortly before that, and asked for once for all calls that wait for it. One
 * that is refused before its time is replaced once.
 *
 * @example
 * const tokens = accountTransport({ ...settings, baseUrl: settings.tokenUrl }, { headers: {}, readErrorBody });
 * const authorizer = new TokenAuthorizer({
 *   async issue() {
 *     const body = { client_id: settings.clientId, client_secret: settings.clientSecret };
 *     const answer = await tokens.write({ operation: 'AUTHORIZE', method: 'POST', ...route('/token'), body });
 *     const { access_token: token, expires_in: expiresInSeconds } = tokenAnswer.parse(answer.body);
 *     return { token, expiresInSeconds };
 *   },
 * });
 */
export class TokenAuthorizer implements Authorizer {
  private readonly options: TokenAuthorizerOptions;
  private held: HeldToken | undefined;
  private issuing: Promise<RequestHeaders> | undefined;
  private renewedAt = Number.NEGATIVE_INFINITY;

  constructor(options: TokenAuthorizerOptions) {
    this.options = options;
  }

  /** The headers with the token that is held, or with a new one. */
  authorize(): RequestHeaders | Promise<RequestHeaders> {
    if (this.held !== undefined && performance.now() < this.held.renewAt) return this.held.headers;
    this.issuing ??= this.issue().finally(() => {
      this.issuing = undefined;
    });
    return this.issuing;
  }

  /** Forgets a token that was refused, unless another caller has already done so. */
  renew(refused: RequestHeaders): boolean {
    if (this.held?.headers !== refused) return true;
    const now = performance.now();
    if (now - this.renewedAt < RENEWAL_INTERVAL_MS) return false;
    this.renewedAt = now;
    this.held = undefined;
    return true;
  }

  private async issue(): Promise<RequestHeaders> {
    const { issue, headers = bearer } = this.options;
    // Other requests wait for it too, so that it is not refused by the budget of the one that asks.
    const { token, expiresInSeconds = Number.POSITIVE_INFINITY } = await withoutRefusal(issue);
    const ms = expiresInSeconds * 1000;
    const renewAt = performance.now() + ms - Math.min(MARGIN_MS, ms * MARGIN_SHARE);
    this.held = { headers: headers(token), renewAt };
    return this.held.headers;
  }
}

function bearer(token: string): RequestHeaders {
  return { authorization: `Bearer ${token}` };
}
