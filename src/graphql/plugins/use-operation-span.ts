import { isSpanContextValid, type Span, SpanKind } from '@opentelemetry/api';
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { blankSecrets, type SecretFinder } from '../../core/secrets/redacted.ts';
import { type IncomingHeaders, incomingContext, isTraced, setFailed, tracer, withSpan } from '../../core/tracing.ts';
import { LONGEST_NAME } from '../events.ts';
import { setTraceId, type TracedRequest } from '../trace-id.ts';

/**
 * Makes a span of each operation that is executed, below the one that the request's headers name; those of its vendor calls
 * are below it. It holds neither the document nor variables. Stands behind the plugin that sets the executor, and behind
 * those that add errors.
 *
 * https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
 *
 * @param findSecrets blanks secrets in names
 */
export function useOperationSpan(findSecrets: SecretFinder): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request } = args.contextValue as unknown as YogaInitialContext;
      const { document, operationName } = args as ExecutionArgs;
      const span = startOperationSpan(request, getOperationAST(document, operationName), findSecrets);
      if (span === undefined) return undefined;
      setExecuteFn((args: ExecutionArgs) => span.run(() => executeFn(args)));
      return { onExecuteDone: ({ result }) => span.end((result as ExecutionResult).errors ?? []) };
    },
  };
}

/** The span of an operation that is about to be executed. */
export interface OperationSpan {
  /** Executes it inside of the span, which ends when that fails. */
  run(execute: () => Promise<ExecutionResult> | ExecutionResult): Promise<ExecutionResult>;
  /** @param errors what the answer tells as `errors`, and what is told as a fault of ours once it is masked */
  end(errors: readonly unknown[]): void;
}

/** Begins the span of an operation; undefined when nobody records any. */
export function startOperationSpan(
  request: TracedRequest & { readonly headers: IncomingHeaders },
  operation: OperationDefinitionNode | null | undefined,
  findSecrets: SecretFinder,
): OperationSpan | undefined {
  if (!isTraced()) return undefined;
  const span = startSpan(request.headers, operation, findSecrets);
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  setTraceId(request, spanContext.traceId);
  return {
    async run(execute) {
      try {
        return await withSpan(span, execute);
      } catch (error) {
        end(span, [error]);
        throw error;
      }
    },
    end: (errors) => end(span, errors),
  };
}

function startSpan(
  headers: IncomingHeaders,
  operation: OperationDefinitionNode | null | undefined,
  findSecrets: SecretFinder,
): Span {
  // Without the name, as the conventions have it: there may be any number of them.
  const name = operation?.operation ?? 'GraphQL Operation';
  const attributes = { 'graphql.operation.type': operation?.operation };
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, incomingContext(headers));
  const given = operation?.name?.value.slice(0, LONGEST_NAME);
  if (given !== undefined && span.isRecording()) {
    span.setAttribute('graphql.operation.name', blankSecrets(given, findSecrets));
  }
  return span;
}

function end(span: Span, errors: readonly unknown[]): void {
  const [first] = errors;
  if (first !== undefined) {
    const code = first instanceof GraphQLError ? first.extensions.code : undefined;
    setFailed(span, typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR');
  }
  span.end();
}
