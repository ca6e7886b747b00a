import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { lookUp } from '../core/json.ts';

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const inflate: Decode = promisify(zlib.inflate);
const inflateRaw: Decode = promisify(zlib.inflateRaw);
const gunzip: Decode = promisify(zlib.gunzip);

/** By the name in `content-encoding`. */
const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  br: promisify(zlib.brotliDecompress),
  zstd: promisify(zlib.zstdDecompress),
  // Some servers leave out the zlib header that belongs to it (RFC 9110, 8.4.1.2).
  deflate: (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflate : inflateRaw)(bytes, options),
};

/** What is asked for in `accept-encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** More layers than this are not unpacked. */
const MOST_LAYERS = 4;

const utf8 = new TextDecoder();

/**
 * The text of a body: at once where it is not packed. An empty one is empty whatever its encoding says: there is nothing to decode. An encoding of an
 * unknown name is left as it is, since some servers write the character set there.
 *
 * @param maxBytes of the body before and after each layer is unpacked
 * @throws Error, as a rejection, with the code `ERR_BUFFER_TOO_LARGE` when it is larger, or zlib's when it is not so encoded
 */
export function decodeBody(
  bytes: Uint8Array,
  contentEncoding: string | string[] | undefined,
  maxBytes: number,
): string | Promise<string> {
  return contentEncoding === undefined ? utf8.decode(bytes) : unpacked(bytes, String(contentEncoding), maxBytes);
}

async function unpacked(bytes: Uint8Array, contentEncoding: string, maxBytes: number): Promise<string> {
  const layers = contentEncoding.toLowerCase().split(',', MOST_LAYERS).reverse();
  let body = bytes;
  for (const layer of layers) {
    const decode = lookUp(DECODERS, layer.trim());
    if (decode !== undefined && body.length > 0) body = await decode(body, { maxOutputLength: maxBytes });
  }
  return utf8.decode(body);
}
