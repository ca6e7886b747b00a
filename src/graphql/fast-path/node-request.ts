import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The headers of a request of node:http, as the Fetch API reads them. */
class NodeHeaders implements Pick<Headers, 'get' | 'keys'> {
  private readonly headers: IncomingHttpHeaders;

  constructor(headers: IncomingHttpHeaders) {
    this.headers = headers;
  }

  /** @param name in lower case */
  get(name: string): string | null {
    const value = this.headers[name];
    if (value === undefined) return null;
    return typeof value === 'string' ? value : value.join(', ');
  }

  keys() {
    return Object.keys(this.headers).values();
  }
}

/** A request of node:http, as far as it is looked at like one of the Fetch API. */
export class NodeRequest {
  readonly method: string;
  readonly headers: Pick<Headers, 'get' | 'keys'>;

  constructor({ method = '', headers }: IncomingMessage) {
    this.method = method;
    this.headers = new NodeHeaders(headers);
  }
}
