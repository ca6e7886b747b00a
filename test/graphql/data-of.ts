import type { ExecutionResult } from 'graphql';

/** The data of an answer that has no errors. */
export function dataOf<Data>({ data, errors }: ExecutionResult<Data>): Data {
  if (errors !== undefined) throw new Error(`unexpected errors: ${JSON.stringify(errors)}`);
  if (data === undefined || data === null) throw new Error('an answer without data');
  return data;
}
