import type { IncomingMessage } from 'node:http';

/**
 * The body of a request.
 *
 * @param length in bytes, as its header says it; Node ends what is longer
 * @returns undefined when the client went away before it had sent all of it
 */
export function readWhole(request: IncomingMessage, length: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes === length && chunks.length === 0) return resolve(chunk);
      chunks.push(chunk);
      if (bytes >= length) resolve(Buffer.concat(chunks));
    });
    request.on('close', () => resolve(undefined));
    // What comes from now on is handed over as it comes.
    request.read(0);
  });
}
