import type { VendorCall } from './call.ts';

/** A request as it will be sent, without its credentials. */
export interface OutgoingRequest {
  readonly method: VendorCall['method'];
  /** The host with its port, where the URL names one. */
  readonly host: string;
  /** The whole path, that of the account's base URL included, encoded as it is sent. */
  readonly path: string;
  /** Encoded as it is sent, without the question mark; empty when there is none. */
  readonly query: string;
  /** The bytes of the body, exactly as they are sent; undefined when there is none. */
  readonly body: Uint8Array | undefined;
}

/** Headers by their names in lower case. */
export type RequestHeaders = Readonly<Record<string, string>>;

/**
 * Gives the credentials of requests that differ from one to the next: a token that expires, or a signature.
 *
 * @example
 * const signer: Authorizer = {
 *   authorize({ method, path, query, body = new Uint8Array() }) {
 *     const signature = createHmac('sha256', key).update(`${method}\n${path}\n${query}\n`).update(body).digest('hex');
 *     return { 'x-signature': signature };
 *   },
 * };
 */
export interface Authorizer {
  /**
   * Asked for each attempt. Its values are secrets: they are blanked in the vendor's messages. A `VendorError` that it
   * throws is that of the call, of which nothing was sent; any other error counts as a `BAD_RESPONSE` of whoever gives the
   * credentials.
   */
  authorize(request: OutgoingRequest): RequestHeaders | Promise<RequestHeaders>;
  /**
   * Told of the headers that the vendor answered with 401.
   *
   * @returns whether other ones are worth one more attempt
   */
  renew?(refused: RequestHeaders): boolean;
}
