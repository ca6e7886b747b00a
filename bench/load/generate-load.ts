import { HttpConnection } from './http-connection.ts';
import type { NextQuestion } from './question.ts';
import { WrongAnswerError } from './wrong-answer-error.ts';

/** What was seen while a target was asked. */
export interface LoadResult {
  readonly requests: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** How long each request took; milliseconds. */
  readonly latencies: readonly number[];
}

/** How much is asked. */
export interface Load {
  /** How many requests are under way at a time. */
  readonly connections: number;
  /** How long. */
  readonly seconds: number;
  /** How many requests are made at least, unless that takes five times as long. @default 0 */
  readonly requests?: number;
}

/**
 * Asks over so many connections at once, on each one question after the other, and looks at every answer.
 *
 * @throws WrongAnswerError for an answer that is not right
 */
export async function generateLoad(
  origin: string,
  nextQuestion: NextQuestion,
  { connections, seconds, requests = 0 }: Load,
): Promise<LoadResult> {
  const opened = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(origin)));
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const latest = started + seconds * 5000;

  async function askOn(connection: HttpConnection): Promise<void> {
    for (let now = performance.now(); now < end || (latencies.length < requests && now < latest); ) {
      const { request, expected } = nextQuestion();
      const { status, body } = await connection.send(request);
      const answered = performance.now();
      if (status !== 200 || !body.equals(expected)) {
        throw new WrongAnswerError(`status ${status} under load`, expected.toString(), body.toString());
      }
      latencies.push(answered - now);
      now = answered;
    }
  }

  try {
    await Promise.all(opened.map(askOn));
  } finally {
    for (const connection of opened) connection.close();
  }
  return { requests: latencies.length, seconds: (performance.now() - started) / 1000, latencies };
}
