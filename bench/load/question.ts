/** @module A workload in the bytes that are sent to one target, with the answers that are right. */
import { isDeepStrictEqual } from 'node:util';
import type { RunningTarget } from '../targets/target.ts';
import type { Ask, GraphqlRequest, Variant, Workload } from '../workloads/workload.ts';
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
 * Asks a target each request of a workload once, and compares what the answers say with what the reference says. From then on
 * an answer is right when it is the same bytes.
 *
 * @returns undefined when the target can not do what the workload asks for
 * @throws WrongAnswerError
 */
export async function prepareQuestions(
  workload: Workload,
  variant: Variant,
  target: RunningTarget,
  reference: Ask,
): Promise<NextQuestion | undefined> {
  const { dialect } = target;
  const bytes = ({ query, variables }: GraphqlRequest) =>
    postRequest(target.origin, target.path, JSON.stringify({ query, variables }), target.headers);
  const connection = await HttpConnection.open(target.origin);
  try {
    const ask: Ask = async (request) => parsed((await connection.send(bytes(request))).body.toString());
    const theirs = await workload.requests(variant, reference);
    const ours = dialect === undefined ? await workload.requests(variant, ask) : theirs;
    const questions: { readonly source: GraphqlRequest; readonly expected: Buffer }[] = [];
    for (const [index, request] of ours.entries()) {
      const source = dialect === undefined ? request : dialect.translate(workload.name, request);
      if (source === undefined) return undefined;
      const { body } = await connection.send(bytes(source));
      const meaning = dialect === undefined ? (answer: unknown) => answer : dialect.meaning;
      checkMeaning(source, meaning(parsed(body.toString())), await reference(theirs[index] ?? request));
      questions.push({ source, expected: Buffer.from(body) });
    }
    return inTurn(
      questions.map(({ source, expected }) => ({
        fixed: { request: bytes(source), expected },
        renamed: () => ({ request: bytes({ ...source, query: renamed(source.query) }), expected }),
      })),
      variant,
    );
  } finally {
    connection.close();
  }
}

function inTurn(
  questions: readonly { readonly fixed: Question; readonly renamed: () => Question }[],
  variant: Variant,
): NextQuestion {
  let next = 0;
  return () => {
    const question = questions[next++ % questions.length];
    if (question === undefined) throw new RangeError('a workload needs at least one request');
    return variant === 'identical' ? question.fixed : question.renamed();
  };
}

/** The same document under another name, so that the answer is the same. */
function renamed(query: string): string {
  return query.replace(/\bBench\b/, `Bench${documents++}`);
}

/** @throws WrongAnswerError */
function checkMeaning({ query }: GraphqlRequest, answer: unknown, expected: unknown): void {
  // graphql-js makes objects without a prototype.
  const right = JSON.stringify(expected);
  if (isDeepStrictEqual(answer, JSON.parse(right))) return;
  throw new WrongAnswerError(query, right, JSON.stringify(answer) ?? 'no JSON');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
