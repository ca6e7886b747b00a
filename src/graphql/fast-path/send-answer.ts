import type { ServerResponse } from 'node:http';
import { encode } from '../../explorer/encoding.ts';
import { answerEncoding } from '../plugins/use-compression.ts';
import type { PlainAnswer } from './plain-answer.ts';

/** Sends an answer, compressed where the client takes that. */
export async function sendAnswer(
  response: ServerResponse,
  { status, headers, text }: PlainAnswer,
  acceptEncoding: string | null,
): Promise<void> {
  const length = Buffer.byteLength(text);
  const encoding = answerEncoding(length, acceptEncoding);
  const sent = encoding === 'identity' ? text : await encode(Buffer.from(text), encoding);
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    'content-length': typeof sent === 'string' ? length : sent.length,
    vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
  response.end(sent);
}
