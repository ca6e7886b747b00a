import type { ExecutionResult } from 'graphql';
import { type FetchAPI, processRegularResult } from 'graphql-yoga';
import type { AnswerType } from './plain-post.ts';

/** An answer before it is sent. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Takes what Yoga makes a response of, and makes none. */
class TakenResponse implements PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;

  constructor(text: string, { status, headers }: { status: number; headers: Record<string, string> }) {
    this.text = text;
    this.status = status;
    this.headers = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  }
}

const FETCH_API = { Response: TakenResponse } as unknown as FetchAPI;

/**
 * The answer that Yoga gives to a result: its status, which errors may change, its headers, and its text.
 *
 * @param stringify writes the data
 */
export function plainAnswer(
  result: ExecutionResult,
  answerType: AnswerType,
  stringify: (data: ExecutionResult['data']) => string,
): PlainAnswer {
  if (result.errors === undefined) {
    return { status: 200, headers: headersOf(answerType), text: `{"data":${stringify(result.data)}}` };
  }
  return processRegularResult(result as never, FETCH_API, answerType) as unknown as TakenResponse;
}

function headersOf(answerType: AnswerType) {
  return { 'content-type': `${answerType}; charset=utf-8` };
}
