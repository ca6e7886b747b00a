import type { RequestHeaders } from './authorizer.ts';
import { ACCEPTED_ENCODINGS } from './decode-body.ts';

/** Sent with every request, unless the account says otherwise. */
const COMMON: RequestHeaders = {
  accept: 'application/json',
  'accept-encoding': ACCEPTED_ENCODINGS,
  'user-agent': 'rollcall',
};

const WITH_JSON: RequestHeaders = { ...COMMON, 'content-type': 'application/json' };

/** The headers of the requests of one account: where they do not differ from one to the next, they are made once. */
export class OutgoingHeaders {
  private readonly account: RequestHeaders;
  private readonly plain: RequestHeaders;
  private readonly withJson: RequestHeaders;

  /** @param account sent with every request */
  constructor(account: RequestHeaders) {
    this.account = account;
    this.plain = { ...COMMON, ...account };
    this.withJson = { ...WITH_JSON, ...account };
  }

  /**
   * All headers of one request.
   *
   * @param hasJson whether it has a body
   * @param trace what tells of the trace that it belongs to
   * @param credentials those of this request
   */
  of(hasJson: boolean, trace: RequestHeaders | undefined, credentials: RequestHeaders | undefined): RequestHeaders {
    if (trace !== undefined) return { ...(hasJson ? WITH_JSON : COMMON), ...trace, ...this.account, ...credentials };
    const headers = hasJson ? this.withJson : this.plain;
    return credentials === undefined ? headers : { ...headers, ...credentials };
  }
}
