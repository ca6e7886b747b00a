/** @module A file that browsers fetch: compressed once for each encoding, and not sent again while it stays the same. */
import { createHash } from 'node:crypto';
import { type Encoding, encode, encodingFor } from './encoding.ts';

/** A text to serve over HTTP. */
export class ServedFile {
  /** Another one as soon as the text is another; fit for a URL. */
  readonly hash: string;
  private readonly type: string;
  private readonly body: Buffer;
  private readonly encoded = new Map<Encoding, Promise<Buffer> | Buffer>();

  /** @param type the media type, without a charset: texts go out in UTF-8 */
  constructor(type: string, text: string) {
    this.type = type;
    this.body = Buffer.from(text);
    this.hash = createHash('sha256').update(this.body).digest('base64url').slice(0, 16);
  }

  /**
   * Answers a `GET`: 304 when the browser already has it.
   *
   * @param ownHeaders sent with every answer, `cache-control` among them
   * @param ResponseClass the server's own, which need not be the global one
   */
  async answer(
    request: Request,
    ownHeaders: Readonly<Record<string, string>>,
    ResponseClass: typeof Response,
  ): Promise<Response> {
    const encoding = encodingFor(request.headers.get('accept-encoding'));
    const etag = `"${this.hash}-${encoding}"`;
    const headers = { ...ownHeaders, etag, vary: 'Accept, Accept-Encoding' };
    if (holds(request.headers.get('if-none-match'), etag)) return new ResponseClass(null, { status: 304, headers });
    const body = this.encoded.get(encoding) ?? encode(this.body, encoding);
    this.encoded.set(encoding, body);
    return new ResponseClass(new Uint8Array(await body), {
      headers: {
        ...headers,
        'content-type': `${this.type}; charset=utf-8`,
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      },
    });
  }
}

/** Whether the browser already has this answer. A proxy on the way may have made the tag a weak one. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
