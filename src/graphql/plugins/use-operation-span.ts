import { isSpanContextValid, type Span, SpanKind } from '@opentelemetry/api';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { blankSecrets, type SecretFinder } from '../../core/secrets/redacted.ts';
import { incomingContext, setFailed, tracer, withSpan } from '../../core/tracing.ts';
import { LONGEST_NAME } from '../events.ts';
import { setTraceId } from '../trace-id.ts';

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
      const span = startSpan(request.headers, args as ExecutionArgs, findSecrets);
      const spanContext = span.spanContext();
      if (!isSpanContextValid(spanContext)) return undefined;
      setTraceId(request, spanContext.traceId);
      setExecuteFn(async (args: ExecutionArgs) => {
        try {
          return await withSpan(span, () => executeFn(args));
        } catch (error) {
          end(span, [error]);
          throw error;
        }
      });
      return { onExecuteDone: ({ result }) => end(span, (result as ExecutionResult).errors ?? []) };
    },
  };
}

function startSpan(headers: Headers, { document, operationName }: ExecutionArgs, findSecrets: SecretFinder): Span {
  const operation = getOperationAST(document, operationName);
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

/** @param errors what the answer tells as `errors`, and what is told as a fault of ours once it is masked */
function end(span: Span, errors: readonly unknown[]): void {
  const [first] = errors;
  if (first !== undefined) {
    const code = first instanceof GraphQLError ? first.extensions.code : undefined;
    setFailed(span, typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR');
  }
  span.end();
}
