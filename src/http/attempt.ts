/** @module One attempt of a call: its credentials, its request, and what the answer says. */
import { unlessAborted } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { createRedactor, SHORTEST_SECRET } from '../core/secrets/redactor.ts';
import { outgoingTraceHeaders, withoutMoreSpans } from '../core/tracing.ts';
import type { ReadErrorBody } from './answer-error.ts';
import type { Authorizer, RequestHeaders } from './authorizer.ts';
import type { VendorAnswer, VendorCall } from './call.ts';
import { noAnswer } from './connection-error.ts';
import type { CallRecorder } from './events.ts';
import { type ExchangeOptions, type ExchangeSignals, exchange } from './exchange.ts';
import { OutgoingHeaders } from './outgoing-headers.ts';
import { RateLimitMemory, type VendorRateLimit } from './rate-limit.ts';
import { understand } from './understand.ts';

/** What the attempts of one account have in common. */
export interface AttemptOptions extends ExchangeOptions {
  readonly baseUrl: string;
  /** Sent with every call. */
  readonly headers: RequestHeaders;
  readonly authorizer: Authorizer | undefined;
  readonly secrets: readonly string[];
  /** Whether the vendor is told of the trace that a call belongs to. */
  readonly sendTraceContext: boolean;
  readonly readErrorBody: ReadErrorBody;
}

/** How one attempt is made. */
export interface AttemptCall {
  readonly call: VendorCall;
  /** The call's path with its query, as `pathWithQuery` gives it. */
  readonly target: string;
  readonly signals: ExchangeSignals;
  /** The call changes nothing, so that it may be repeated whatever its answer was. */
  readonly isRead: boolean;
  readonly recorder: CallRecorder | undefined;
}

/** Bytes of JSON; undefined when there are none. */
type Body = Uint8Array | undefined;

/** Sends the attempts of one account. */
export class AttemptSender {
  private readonly options: AttemptOptions;
  private readonly origin: string;
  private readonly host: string;
  /** Stands before the path of every call. */
  private readonly basePath: string;
  private readonly headers: OutgoingHeaders;
  private readonly redact: (text: string) => string;
  private readonly rateLimits = new RateLimitMemory();

  constructor(options: AttemptOptions) {
    const { origin, host, pathname } = new URL(options.baseUrl);
    this.options = options;
    this.origin = origin;
    this.host = host;
    this.basePath = pathname === '/' ? '' : pathname;
    this.headers = new OutgoingHeaders(options.headers);
    this.redact = createRedactor(options.secrets);
  }

  /** What the vendor last told of its rate limit; undefined when nothing that still holds. */
  get rateLimit(): VendorRateLimit | undefined {
    return this.rateLimits.current;
  }

  /** Sends a call once; once more when its credentials are refused, other ones can be had, and nothing was done. */
  send(attempt: AttemptCall): Promise<VendorAnswer> {
    const { authorizer } = this.options;
    const { body: json } = attempt.call;
    const body = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
    return authorizer === undefined
      ? this.exchange(attempt, body, undefined)
      : this.sendAuthorized(authorizer, attempt, body);
  }

  private async sendAuthorized(authorizer: Authorizer, attempt: AttemptCall, body: Body): Promise<VendorAnswer> {
    const credentials = await this.authorize(authorizer, attempt, body);
    try {
      return await this.exchange(attempt, body, credentials);
    } catch (error) {
      const isRefused = error instanceof VendorError && error.code === 'UNAUTHORIZED';
      if (!isRefused || (!attempt.isRead && error.mayHaveTakenEffect) || !authorizer.renew?.(credentials)) throw error;
      return this.exchange(attempt, body, await this.authorize(authorizer, attempt, body));
    }
  }

  private async exchange(
    { call: { method }, target, signals, recorder }: AttemptCall,
    body: Body,
    credentials: RequestHeaders | undefined,
  ): Promise<VendorAnswer> {
    const { options } = this;
    const trace = options.sendTraceContext ? outgoingTraceHeaders() : undefined;
    const headers = this.headers.of(body !== undefined, trace, credentials);
    const request = { method, origin: this.origin, path: this.basePath + target, headers, body: body ?? null };
    recorder?.countAttempt();
    try {
      const answer = await withoutMoreSpans(() => exchange(request, options, signals));
      this.rateLimits.note(answer.headers);
      const understanding = understand(method, answer, options.readErrorBody, this.redactor(credentials));
      const understood = understanding instanceof Promise ? await understanding : understanding;
      recorder?.noteStatus(understood.status);
      return understood;
    } catch (error) {
      recorder?.noteStatus(error instanceof VendorError ? error.status : undefined);
      throw error;
    }
  }

  private redactor(credentials: RequestHeaders | undefined): (text: string) => string {
    const issued = credentials === undefined ? [] : secretsIn(credentials);
    if (issued.length === 0) return this.redact;
    return (text) => createRedactor([...this.options.secrets, ...issued])(text);
  }

  /** Of a call that fails here, nothing was sent. */
  private async authorize(
    authorizer: Authorizer,
    { call: { method }, target, signals }: AttemptCall,
    body: Body,
  ): Promise<RequestHeaders> {
    const { signal, expired } = signals;
    signal.throwIfAborted();
    const { pathname: path, search } = new URL(`${this.origin}${this.basePath}${target}`);
    const authorize = async () => authorizer.authorize({ method, host: this.host, path, query: search.slice(1), body });
    try {
      return await unlessAborted(signal, authorize());
    } catch (error) {
      if (expired.aborted && error === expired.reason) throw noAnswer(this.options.timeoutMs, false);
      if (signal.aborted && error === signal.reason) throw error;
      const known = error instanceof VendorError ? error : { code: 'BAD_RESPONSE' as const };
      const why = error instanceof Error ? this.redact(error.message) : 'for no reason that was told';
      const message = `not sent, since there are no credentials: ${why}`;
      throw new VendorError({ ...known, message, mayHaveTakenEffect: false }, { cause: error });
    }
  }
}

/** Credentials as a vendor may quote them: of `Bearer <token>` the token alone, too. Short values are ordinary words. */
function secretsIn(headers: RequestHeaders): string[] {
  return Object.values(headers)
    .flatMap((value) => [value, value.replace(/^\S+\s+/, '')])
    .filter(({ length }) => length >= SHORTEST_SECRET);
}
