import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/graphql/context.ts';
import { compiledOperation } from '../../../src/graphql/execution/compiled-operation.ts';
import { drawsOf } from './drawn.ts';
import { drawOperation } from './drawn-documents.ts';
import { type DrawnContext, drawnSchema } from './drawn-schema.ts';

const schema = drawnSchema();

type Outcome = { readonly isSync: boolean; readonly text: string; readonly calls: readonly string[] };

async function outcomeOf(
  run: (context: DrawnContext) => Promise<ExecutionResult> | ExecutionResult,
  context: Omit<DrawnContext, 'calls'>,
): Promise<Outcome> {
  const calls: string[] = [];
  const result = run({ ...context, calls });
  const isSync = !(result instanceof Promise);
  const text = JSON.stringify(await result);
  // Below what became null, resolvers are still called.
  for (let turn = 0; turn < 8; turn++) await setImmediate();
  // In which order those are called of whom nothing will be seen is another matter.
  return { isSync, text, calls: calls.toSorted() };
}

describe('a compiled operation', () => {
  const listeners = process.listeners('unhandledRejection');
  beforeAll(() => {
    // graphql-js leaves promises of a list behind, when an item of it throws.
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
  });
  afterAll(() => {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });

  test.for([
    { title: 'that nothing is wrong with', trouble: 0, late: 0 },
    { title: 'whose values are late', trouble: 0, late: 50 },
    { title: 'whose values are wrong', trouble: 12, late: 0 },
    { title: 'whose values are wrong, or late, or both', trouble: 10, late: 40 },
  ])('$title answers to the letter what graphql-js answers', { timeout: 120_000 }, async ({ trouble, late }) => {
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { text, variables } = drawOperation(drawsOf(seed), schema);
        const document = parse(text);
        if (validate(schema, document).some(({ message }) => !message.includes('never used'))) return;
        valid++;
        const context = { seed, trouble, late };
        const expected = await outcomeOf(
          (contextValue) =>
            execute({ schema, document, contextValue, variableValues: variables }) as Promise<ExecutionResult>,
          context,
        );
        const compiled = compiledOperation(schema, document);
        const run = (contextValue: DrawnContext) => {
          if (compiled === undefined) throw new Error(text);
          const read = compiled.readVariables(variables);
          const result = 'errors' in read ? read : compiled.execute(contextValue as unknown as Context, read);
          return result as Promise<ExecutionResult>;
        };
        expect(await outcomeOf(run, context)).toEqual(expected);
        // Compiled once, executed again.
        expect(await outcomeOf(run, context)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
    expect(valid).toBeGreaterThan(50);
  });
});
