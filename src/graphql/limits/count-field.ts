/** @module What a field adds to an answer, counted while it is made. */
import { GraphQLError, type GraphQLOutputType, getNamedType, isLeafType } from 'graphql';
import type { AnswerSize } from './answer-size.ts';
import { jsonBytes } from './json-bytes.ts';

/** Quotes, colon and comma around the name of a field. */
const AROUND_NAME = 4;

/** The braces of an object, and a comma. */
const BRACES = 3;

/** An entry of `errors`, about: its message, its path, its code. */
const ERROR_BYTES = 300;

/** Ends what can not be null. It has a path, so that graphql-js makes no error of its own of it, field by field. */
export const ENDED = new GraphQLError('The answer is too large.', { path: [] });

/** Counts one field of an answer. `key` is its name there. */
export interface FieldCount {
  /** Counts the value that was resolved, and gives what is to be completed of it. */
  value(answer: AnswerSize, key: string, value: unknown): unknown;
  /** Counts that there is an error instead. */
  error(answer: AnswerSize, key: string): void;
}

/** How a field of a type is counted. */
export function fieldCount(type: GraphQLOutputType): FieldCount {
  return isLeafType(getNamedType(type)) ? LEAF : OBJECT;
}

const LEAF = countWith(addLeaf);
const OBJECT = countWith(addObject);

function countWith(add: (answer: AnswerSize, name: number, value: unknown) => unknown): FieldCount {
  return {
    value: (answer, key, value) => add(answer, key.length + AROUND_NAME, value),
    error: (answer, key) => answer.add(1, key.length + AROUND_NAME + ERROR_BYTES),
  };
}

function addLeaf(answer: AnswerSize, name: number, value: unknown): unknown {
  if (Array.isArray(value)) {
    answer.add(1, name);
    for (const item of value) if (answer.error === undefined) answer.add(1, jsonBytes(item) + 1);
  } else answer.add(1, name + jsonBytes(value));
  return value;
}

function addObject(answer: AnswerSize, name: number, value: unknown): unknown {
  const items = Array.isArray(value) ? value.length : 0;
  answer.add(1 + items, name + BRACES * (1 + items));
  // A list that is too much by itself is not walked through.
  return answer.error !== undefined && items > 0 ? [] : value;
}
