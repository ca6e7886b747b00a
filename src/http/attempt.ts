/** @module One attempt of a call: its credentials, its request, and what the answer says. */
import { VendorError } from '../core/errors/vendor-error.ts';
import { createRedactor, SHORTEST_SECRET } from '../core/secrets/redactor.ts';
import { outgoingTraceHeaders, withoutMoreSpans } from '../core/tracing.ts';
import type { ReadErrorBody } from './answer-error.ts';
import type { Authorizer, RequestHeaders } from './authorizer.ts';
import { pathWithQuery, type VendorAnswer, type VendorCall } from './call.ts';
import { noAnswer } from './connection-error.ts';
import type { CallRecorder } from './events.ts';
import { type ExchangeOptions, type ExchangeSignals, exchange, type HttpRequest, unlessAborted } from './exchange.ts';
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
  readonly signals: ExchangeSignals;
  /** The call changes nothing, so that it may be repeated whatever its answer was. */
  readonly isRead: boolean;
  readonly recorder: CallRecorder | undefined;
}

/** Sends the attempts of one account. */
export class AttemptSender {
  private readonly options: AttemptOptions;
  private readonly redact: (text: string) => string;
  private readonly rateLimits = new RateLimitMemory();

  constructor(options: AttemptOptions) {
    this.options = options;
    this.redact = createRedactor(options.secrets);
  }

  /** What the vendor last told of its rate limit; undefined when nothing that still holds. */
  get rateLimit(): VendorRateLimit | undefined {
    return this.rateLimits.current;
  }

  /** Sends a call once; once more when its credentials are refused, other ones can be had, and nothing was done. */
  async send({ call, signals, isRead, recorder }: AttemptCall): Promise<VendorAnswer> {
    const { authorizer, baseUrl, headers } = this.options;
    const { method, body: json } = call;
    const body = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
    const request: HttpRequest = { method, url: new URL(`${baseUrl}${pathWithQuery(call)}`), headers, body };
    const send = (credentials: RequestHeaders) => {
      const once = () => this.exchange(request, credentials, signals);
      return recorder === undefined ? once() : recorder.attempt(once);
    };
    if (authorizer === undefined) return send({});
    const credentials = await this.authorize(authorizer, request, signals);
    try {
      return await send(credentials);
    } catch (error) {
      const isRefused = error instanceof VendorError && error.code === 'UNAUTHORIZED';
      if (!isRefused || (!isRead && error.mayHaveTakenEffect) || !authorizer.renew?.(credentials)) throw error;
      return send(await this.authorize(authorizer, request, signals));
    }
  }

  private async exchange(
    request: HttpRequest,
    credentials: RequestHeaders,
    signals: ExchangeSignals,
  ): Promise<VendorAnswer> {
    const { method } = request;
    const traceHeaders = this.options.sendTraceContext ? outgoingTraceHeaders() : {};
    const headers = { ...traceHeaders, ...request.headers, ...credentials };
    const answer = await withoutMoreSpans(() => exchange({ ...request, headers }, this.options, signals));
    this.rateLimits.note(answer.headers);
    const issued = secretsIn(credentials);
    const redact = (text: string) => createRedactor([...this.options.secrets, ...issued])(text);
    return understand({ method }, answer, this.options.readErrorBody, issued.length === 0 ? this.redact : redact);
  }

  /** Of a call that fails here, nothing was sent. */
  private async authorize(
    authorizer: Authorizer,
    { method, url: { host, pathname: path, search }, body }: HttpRequest,
    { signal, expired }: ExchangeSignals,
  ): Promise<RequestHeaders> {
    signal.throwIfAborted();
    const authorize = async () => authorizer.authorize({ method, host, path, query: search.slice(1), body });
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
