/** @module Compression of what is sent, in the form that the client takes. */
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

/** How a body is sent. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Quality 6: 9 MB in 0.2 s to 2.1 MB. The best quality saves another tenth and takes 20 s. */
const ENCODERS: Record<Encoding, (body: Buffer) => Promise<Buffer> | Buffer> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body) => promisify(gzip)(body),
  identity: (body) => body,
};

/** The best encoding that the client takes; a weight of 0 refuses one. */
export function encodingFor(acceptEncoding: string | null): Encoding {
  const weights = new Map<string, number>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', weight] = part.split(';').map((text) => text.trim());
    weights.set(name, weight?.startsWith('q=') ? Number(weight.slice(2)) : 1);
  }
  const taken = (name: Encoding) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return taken('br') ? 'br' : taken('gzip') ? 'gzip' : 'identity';
}

/** The body in an encoding. */
export function encode(body: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
  return ENCODERS[encoding](body);
}
