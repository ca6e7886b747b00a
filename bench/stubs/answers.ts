/** @module What vendors answer, kept as bytes: asked of the sandbox once, and of memory from then on. */

/** The part of a call that its answer depends on. */
export interface StubCall {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As text; empty when there is none. */
  readonly body: string;
}

/** An answer in the bytes in which it is sent. */
export interface StubAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** What answers a call that nobody has made before. */
export type Respond = (request: Request) => Response | Promise<Response>;

/** Calls by POST that only read: Aegra's and LangGraph's search. */
const READS_BY_POST = /\/(?:search|count)$/;

/**
 * The answers of one vendor's account. Two sandboxes of the same seed stand behind them, one for reads and one for writes, so
 * that what is read stays the same whatever was written: each call has one answer for as long as the process runs.
 */
export class StubAnswers {
  private readonly known = new Map<string, StubAnswer>();
  private readonly read: Respond;
  private readonly write: Respond;

  constructor(sandboxes: { readonly read: Respond; readonly write: Respond }) {
    this.read = sandboxes.read;
    this.write = sandboxes.write;
  }

  /** The answer to a call that was made before, with whatever credentials. */
  get({ method, url, body }: StubCall): StubAnswer | undefined {
    return this.known.get(keyOf(method, url, body));
  }

  /** Asks the sandbox, and remembers what it answers unless that is a refusal. */
  async ask({ method, url, headers, body }: StubCall): Promise<StubAnswer> {
    const respond = isRead(method, url) ? this.read : this.write;
    const request = new Request(`http://stub${url}`, { method, headers, body: body === '' ? null : body });
    const response = await respond(request);
    const answer: StubAnswer = {
      status: response.status,
      contentType: response.headers.get('content-type') ?? 'application/json',
      body: Buffer.from(await response.arrayBuffer()),
    };
    if (response.ok) this.known.set(keyOf(method, url, body), answer);
    return answer;
  }
}

function keyOf(method: string, url: string, body: string): string {
  return `${method} ${url} ${body}`;
}

function isRead(method: string, url: string): boolean {
  return method === 'GET' || (method === 'POST' && READS_BY_POST.test(url));
}
