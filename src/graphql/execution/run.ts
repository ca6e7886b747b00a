import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import type { AnswerSize } from '../limits/answer-size.ts';
import { Frame, OBJECT } from './frame.ts';
import type { OperationSource } from './operation-source.ts';
import type { Container } from './plan.ts';
import { keepReused, Reused, type SharedObject } from './shared-objects.ts';

/** One execution of a compiled operation. */
export class Run {
  readonly source: OperationSource;
  readonly context: Context;
  readonly answer: AnswerSize;
  readonly variables: { readonly [name: string]: unknown };
  readonly errors: GraphQLError[] = [];
  readonly root = new Frame(undefined, '', undefined, {}, OBJECT, 1);
  /** Whether null stands for the whole answer. */
  isNulled = false;
  /** Whether an error waits anywhere for values beside it. */
  isDoomed = false;
  /** Rises with each value that may be another for other requests. */
  ownValues = 0;
  private reused: Reused | undefined;
  private givenArguments: Map<object, { readonly [argument: string]: unknown }> | undefined;
  private nulls: Map<Frame, Set<string | number>> | undefined;
  /** Called when the root waits for nothing any more. */
  onIdle: () => void = () => undefined;
  /** Called when an error stands for the whole answer. */
  onFailure: (error: GraphQLError) => void = () => undefined;

  constructor(source: OperationSource, context: Context, variables: { readonly [name: string]: unknown }) {
    this.source = source;
    this.context = context;
    // Where nothing is counted, a context may have none.
    this.answer = context?.answer;
    this.variables = variables;
  }

  /** Arguments that hold variables, by field: the same for all objects of a list. */
  get argumentsOf(): Map<object, { readonly [argument: string]: unknown }> {
    this.givenArguments ??= new Map();
    return this.givenArguments;
  }

  /** Where null stands for an error: in these objects and lists, at these keys. */
  get nulled(): Map<Frame, Set<string | number>> {
    this.nulls ??= new Map();
    return this.nulls;
  }

  /** Answers with an object that others have got before. */
  reuse({ object, nodes, bytes }: SharedObject, place: Frame): Container {
    this.answer?.add(nodes, bytes);
    this.reused ??= new Reused();
    this.reused.add(object, place);
    return object;
  }

  /** What is answered, with the errors that were told until now. */
  result(data: NonNullable<ExecutionResult['data']> | null): ExecutionResult {
    if (data !== null && this.reused !== undefined) keepReused(data, this.reused);
    return this.errors.length === 0 ? { data } : { errors: this.errors, data };
  }
}
