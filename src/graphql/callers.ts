/** @module Who asks: the callers of the requests that are under way. */
import { GraphQLError } from 'graphql';
import type { Authenticator } from '../access/authenticator.ts';
import { ANONYMOUS, type Caller } from '../access/caller.ts';
import { readCredential } from '../access/credential.ts';
import { InvalidCredentialError, KeysUnavailableError } from '../access/refusal.ts';

const MISSING = 'Sign in: send `authorization: Bearer` with an API key or a token.';
const REFUSED = 'The credential is not valid: it is unknown, has expired, or is not in a form that is accepted here.';

/** Of a credential that was refused (RFC 6750, section 3.1). */
const INVALID = 'error="invalid_token"';

/** After so long the issuer's keys are asked for again. */
const RETRY_AFTER_SECONDS = 5;

/** A request, as far as it says who asks. */
export interface SignedRequest {
  readonly headers: Pick<Headers, 'get'>;
}

/** Who asks, by request. */
export class Callers {
  private readonly known = new WeakMap<SignedRequest, Caller>();
  private readonly authenticator: Authenticator | undefined;

  /** @param authenticator undefined: nobody signs in, and everybody is {@link ANONYMOUS} */
  constructor(authenticator: Authenticator | undefined) {
    this.authenticator = authenticator;
  }

  /** Who asks; undefined when nobody has signed in who would have to. */
  of(request: SignedRequest): Caller | undefined {
    return this.authenticator === undefined ? ANONYMOUS : this.known.get(request);
  }

  /** Who asks. @throws GraphQLError `UNAUTHENTICATED` */
  require(request: SignedRequest): Caller {
    const caller = this.of(request);
    if (caller === undefined) throw unauthenticated(MISSING);
    return caller;
  }

  /**
   * Finds out who asks, for {@link of} and {@link require}.
   *
   * @throws GraphQLError `UNAUTHENTICATED` when the credential is nobody's, `AUTHENTICATION_UNAVAILABLE` when nobody can say
   */
  async identify(request: SignedRequest): Promise<void> {
    const caller = await this.find(request);
    if (caller !== undefined && this.authenticator !== undefined) this.known.set(request, caller);
  }

  /**
   * The same for whoever needs to know it at once, and once: a promise only where that takes time, and nothing is noted.
   *
   * @returns undefined when nobody has signed in who would have to
   * @throws GraphQLError as {@link identify}
   */
  find({ headers }: SignedRequest): Promise<Caller> | Caller | undefined {
    if (this.authenticator === undefined) return ANONYMOUS;
    const given = readCredential(headers);
    if (given.kind === 'NONE') return undefined;
    if (given.kind === 'UNREADABLE') throw unauthenticated(REFUSED, INVALID);
    try {
      const found = this.authenticator(given.credential);
      return found instanceof Promise ? found.then(signedIn, refuse) : signedIn(found);
    } catch (error) {
      return refuse(error);
    }
  }
}

function signedIn(caller: Caller | undefined): Caller {
  if (caller === undefined) throw unauthenticated(REFUSED, INVALID);
  return caller;
}

function refuse(error: unknown): never {
  if (error instanceof InvalidCredentialError) {
    const { message } = error;
    throw unauthenticated(`The credential is not valid: ${message}.`, `${INVALID}, error_description="${message}"`);
  }
  if (error instanceof KeysUnavailableError) throw unavailable();
  throw error;
}

/** @param error why the credential was refused, as RFC 6750 (section 3) says it. Whoever sent none is told none */
function unauthenticated(message: string, error?: string): GraphQLError {
  const challenge = ['Bearer realm="rollcall"', ...(error === undefined ? [] : [error])].join(', ');
  return new GraphQLError(message, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: { 'www-authenticate': challenge } } },
  });
}

/** No 401: clients throw a token away that was refused. */
function unavailable(): GraphQLError {
  return new GraphQLError('Whether the token is valid can not be told at the moment. Ask again soon.', {
    extensions: {
      code: 'AUTHENTICATION_UNAVAILABLE',
      http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
    },
  });
}
