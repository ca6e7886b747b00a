import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { blankSecrets, type SecretFinder } from '../../core/secrets/redacted.ts';
import type { Callers } from '../callers.ts';
import type { Context } from '../context.ts';
import { isAnybodyListening, OperationRecorder, type OperationResult } from '../events.ts';
import { traceIdOf } from '../trace-id.ts';

/** How operations are asked for. */
const METHODS: readonly string[] = ['GET', 'POST'];

/** The operations that are under way, by request. */
export class OperationsUnderWay {
  private readonly recorders = new WeakMap<Request, OperationRecorder>();

  /** What is noted of a request's operation; undefined when nobody listens. */
  of(request: Request): OperationRecorder | undefined {
    return this.recorders.get(request);
  }

  /** Begins to note. */
  begin(request: Request): void {
    this.recorders.set(request, new OperationRecorder());
  }
}

/** What the events are made with. */
export interface OperationEventsOptions {
  readonly underWay: OperationsUnderWay;
  readonly callers: Callers;
  /** Blanks secrets in names. */
  readonly findSecrets: SecretFinder;
}

/**
 * Publishes one event for each operation, whatever comes of it, those refused while they are read included. Stands before
 * all that refuses, and once for both endpoints; {@link useOperationNotes} notes at each what the events say.
 */
export function useOperationEvents({ underWay, callers, findSecrets }: OperationEventsOptions): Plugin {
  return {
    onRequest({ request }) {
      if (isAnybodyListening() && METHODS.includes(request.method)) underWay.begin(request);
    },
    async onResponse({ request, response }) {
      const recorder = underWay.of(request);
      if (recorder === undefined) return;
      if (recorder.result === undefined) {
        const refusal = await readRefusal(response);
        if (refusal === undefined && !recorder.isOperation) return;
        recorder.result = refusal;
      }
      recorder.publish({
        caller: callers.of(request)?.id ?? null,
        isCancelled: request.signal.aborted,
        traceId: traceIdOf(request),
        redact: (name) => blankSecrets(name, findSecrets),
      });
    },
  };
}

/** What an answer says that was given before GraphQL was asked: one without errors is none to an operation. */
async function readRefusal(response: Response): Promise<OperationResult | undefined> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (response.status < 400 || !isJson) return undefined;
  return (await response.clone().json()) as OperationResult;
}

/** Notes what is known of an operation on its way. */
export function useOperationNotes(underWay: OperationsUnderWay): Plugin {
  return {
    onRequestParse({ request }) {
      const recorder = underWay.of(request);
      if (recorder !== undefined) recorder.isOperation = true;
    },
    onParse({ context }) {
      const { request, params } = context as { request: Request; params: { operationName?: string } };
      const recorder = underWay.of(request);
      if (recorder === undefined) return;
      return ({ result }) => {
        if (!(result instanceof Error)) recorder.onDocument(result, params.operationName);
      };
    },
    onExecute({ args }) {
      const { contextValue } = args as ExecutionArgs;
      const recorder = underWay.of((contextValue as { request: Request }).request);
      if (recorder !== undefined) recorder.context = contextValue as Context;
    },
    onResultProcess({ request, result }) {
      const recorder = underWay.of(request);
      if (recorder !== undefined) recorder.result = result as OperationResult;
    },
  };
}
