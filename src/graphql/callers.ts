/** @module Who asks: the callers of the requests that are under way. */
import { GraphQLError } from 'graphql';
import type { Authenticator } from '../access/authenticator.ts';
import { ANONYMOUS, type Caller } from '../access/caller.ts';
import { readCredential } from '../access/credential.ts';

const MISSING = 'Sign in: send `authorization: Bearer` with an API key or a token.';
const REFUSED = 'The credential is not valid: it is unknown, has expired, or is not in a form that is accepted here.';

/** Who asks, by request. */
export class Callers {
  private readonly known = new WeakMap<Request, Caller>();
  private readonly authenticator: Authenticator | undefined;

  /** @param authenticator undefined: nobody signs in, and everybody is {@link ANONYMOUS} */
  constructor(authenticator: Authenticator | undefined) {
    this.authenticator = authenticator;
  }

  /** Who asks; undefined when nobody has signed in who would have to. */
  of(request: Request): Caller | undefined {
    return this.authenticator === undefined ? ANONYMOUS : this.known.get(request);
  }

  /** Who asks. @throws GraphQLError `UNAUTHENTICATED` */
  require(request: Request): Caller {
    const caller = this.of(request);
    if (caller === undefined) throw unauthenticated(MISSING);
    return caller;
  }

  /** Finds out who asks. @throws GraphQLError `UNAUTHENTICATED` when the credential is nobody's */
  async identify(request: Request): Promise<void> {
    if (this.authenticator === undefined) return;
    const given = readCredential(request.headers);
    if (given.kind === 'NONE') return;
    const caller = given.kind === 'CREDENTIAL' ? await this.authenticator(given.credential) : undefined;
    if (caller === undefined) throw unauthenticated(REFUSED);
    this.known.set(request, caller);
  }
}

function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: { 'www-authenticate': 'Bearer realm="rollcall"' } },
    },
  });
}
