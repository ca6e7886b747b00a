import type { ServerResponse } from 'node:http';
import { encode } from '../../explorer/encoding.ts';
import { answerEncoding } from '../plugins/use-compression.ts';
import type { PlainAnswer } from './plain-answer.ts';

/** Sends an answer, compressed where the client takes that. */
export function sendAnswer(
  response: ServerResponse,
  answer: PlainAnswer,
  acceptEncoding: string | null,
): Promise<void> | void {
  const { text } = answer;
  const length = Buffer.byteLength(text);
  const encoding = acceptEncoding === null ? 'identity' : answerEncoding(length, acceptEncoding);
  if (encoding === 'identity') return send(response, answer, text, length);
  return sendEncoded(response, answer, encoding);
}

async function sendEncoded(response: ServerResponse, answer: PlainAnswer, encoding: 'br' | 'gzip'): Promise<void> {
  const body = await encode(Buffer.from(answer.text), encoding);
  send(response, { ...answer, headers: { ...answer.headers, 'content-encoding': encoding } }, body, body.length);
}

function send(
  response: ServerResponse,
  { status, headers }: Pick<PlainAnswer, 'status' | 'headers'>,
  body: string | Buffer,
  length: number,
): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': length, vary: 'Accept-Encoding' });
  // A text of as many bytes as characters needs no look at each of them.
  if (typeof body === 'string' && body.length === length) response.end(body, 'latin1');
  else response.end(body);
}
