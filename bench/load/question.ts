/** @module A workload in the bytes that are sent to one target, with the answers that are right. */
import { isDeepStrictEqual } from 'node:util';
import type { RunningTarget } from '../targets/target.ts';
import type { Ask, GraphqlRequest, Variant } from '../workloads/workload.ts';
import { HttpConnection, postRequest } from './http-connection.ts';
import { WrongAnswerError } from './wrong-answer-error.ts';

/** One request, and what is right for it. */
export interface Question {
  /** Head and body. */
  readonly request: Buffer;
  /** The bytes of the right answer. */
  readonly expected: Buffer;
}

/** Gives one question after the other. */
export type NextQuestion = () => Question;

/** In the whole run, so that a target is never asked with the same document twice. */
let documents = 0;

/**
 * Asks a target each request once, and compares what the answers say with what the reference says. From then on an answer is
 * right when it is the same bytes.
 *
 * @throws WrongAnswerError
 */
export async function prepareQuestions(
  target: RunningTarget,
  requests: readonly GraphqlRequest[],
  variant: Variant,
  reference: Ask,
): Promise<NextQuestion> {
  const bytes = (request: GraphqlRequest) =>
    postRequest(target.origin, target.path, JSON.stringify(request), target.headers);
  const connection = await HttpConnection.open(target.origin);
  const questions: (Question & { readonly source: GraphqlRequest })[] = [];
  for (const source of requests) {
    const request = bytes(source);
    const answer = await connection.send(request);
    checkMeaning(source, answer.body.toString(), await reference(source.query, source.variables));
    questions.push({ request, expected: Buffer.from(answer.body), source });
  }
  connection.close();

  let next = 0;
  return () => {
    const question = questions[next++ % questions.length];
    if (question === undefined) throw new RangeError('a workload needs at least one request');
    if (variant === 'identical') return question;
    const { source, expected } = question;
    return { request: bytes({ ...source, query: renamed(source.query, documents++) }), expected };
  };
}

/** The same document, as far as the answer goes. */
function renamed(query: string, number: number): string {
  return query.replace(/\bBench\b/, `Bench${number}`);
}

/** @throws WrongAnswerError */
function checkMeaning({ query }: GraphqlRequest, text: string, expected: unknown): void {
  // graphql-js makes objects without a prototype.
  const right = JSON.stringify(expected);
  if (isDeepStrictEqual(parsed(text), JSON.parse(right))) return;
  throw new WrongAnswerError(query, right, text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
