/** @module The events of GraphQL operations: what was asked for by whom, how it ended, and what it cost. */
import { channel } from 'node:diagnostics_channel';
import { type DocumentNode, type GraphQLError, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { ErrorCode } from '../core/errors/codes.ts';
import type { Context } from './context.ts';

/** The name of the channel of `node:diagnostics_channel` that {@link OperationEvent}s are published on. */
export const OPERATION_CHANNEL = 'rollcall:operation';

/**
 * One GraphQL operation that has ended, also one that was refused before anything was executed. Holds no variable, no text
 * of the document but the operation's name, and no message.
 */
export interface OperationEvent {
  /**
   * The operation's name in its document, at most {@link LONGEST_NAME} characters; null when it has none, or was refused
   * before the document was read. Clients choose it freely.
   */
  readonly name: string | null;
  /** null when it was refused before the document was read. */
  readonly kind: 'QUERY' | 'MUTATION' | 'SUBSCRIPTION' | null;
  /** Id of the caller: `anonymous` where nobody signs in; null when whoever asked had to and did not. */
  readonly caller: string | null;
  /** From the request's headers to its answer, before that is sent; milliseconds. */
  readonly ms: number;
  /** Calls to vendors that were made for it. One that it shared with an earlier operation is counted there. */
  readonly vendorCalls: number;
  /** It was not executed: it got the outcome of the same query, which was under way for an earlier request. */
  readonly isShared: boolean;
  /**
   * `OK`; `PARTIAL`, when there are errors beside the data; `CANCELLED`, when the client went away; or the code of the first
   * error. Accounts that are named in `failures` are no errors.
   */
  readonly outcome: 'OK' | 'PARTIAL' | 'CANCELLED' | ErrorCode;
  /** The codes of all errors, each once. */
  readonly errorCodes: readonly ErrorCode[];
  /** Of the trace that it is a part of, as W3C Trace Context has it; null when there is none. */
  readonly traceId: string | null;
}

/** A longer name of an operation is cut in its event; characters. */
export const LONGEST_NAME = 100;

const operations = channel(OPERATION_CHANNEL);

/** Whether anybody listens. */
export function isAnybodyListening(): boolean {
  return operations.hasSubscribers;
}

/** The part of an answer that an event tells of. */
export interface OperationResult {
  readonly data?: unknown;
  readonly errors?: readonly Pick<GraphQLError, 'extensions'>[] | undefined;
}

/** What is known of an operation only when it ends. */
export interface OperationEnd {
  readonly caller: string | null;
  /** Its client went away. */
  readonly isCancelled: boolean;
  /** Of the trace that it is a part of. */
  readonly traceId: string | null;
  /** Blanks what must not be shown of a name. */
  readonly redact: (name: string) => string;
}

/** An operation that was executed. */
export interface ExecutedOperation {
  readonly operation: OperationDefinitionNode;
  /** undefined where another request's operation was shared. */
  readonly context: Context | undefined;
  readonly result: OperationResult;
}

/** Notes what becomes of one operation. */
export class OperationRecorder {
  private readonly begin = performance.now();
  private operation: OperationDefinitionNode | null | undefined;
  private isShared = false;
  /** The request got as far as to be read as GraphQL: other requests are for pages, files and probes. */
  isOperation = false;
  /** Set once it is executed. */
  context: Context | undefined;
  /** What it came to, as far as that is known. */
  result: OperationResult | undefined;

  /** Its document was read. */
  onDocument(document: DocumentNode, operationName: string | undefined): void {
    this.operation = getOperationAST(document, operationName);
  }

  /** It was executed, and came to this. */
  end({ operation, context, result }: ExecutedOperation): void {
    this.operation = operation;
    this.context = context;
    this.isShared = context === undefined;
    this.result = result;
  }

  /** Publishes the event. */
  publish({ caller, isCancelled, traceId, redact }: OperationEnd): void {
    const name = this.operation?.name?.value.slice(0, LONGEST_NAME);
    const errorCodes = codesOf(this.result);
    const event: OperationEvent = {
      name: name === undefined ? null : redact(name),
      kind: this.operation ? KINDS[this.operation.operation] : null,
      caller,
      ms: performance.now() - this.begin,
      vendorCalls: this.context?.callBudget.used ?? 0,
      isShared: this.isShared,
      outcome: isCancelled ? 'CANCELLED' : outcomeOf(errorCodes, this.result),
      errorCodes,
      traceId,
    };
    operations.publish(event);
  }
}

const KINDS = { query: 'QUERY', mutation: 'MUTATION', subscription: 'SUBSCRIPTION' } as const;

const NO_ERRORS: readonly ErrorCode[] = [];

/** Refusals without a body are about the HTTP request. */
function codesOf(result: OperationResult | undefined): readonly ErrorCode[] {
  if (result === undefined) return ['BAD_REQUEST'];
  if (result.errors === undefined) return NO_ERRORS;
  const codes = result.errors.map(({ extensions }) => (extensions?.code ?? 'INTERNAL_SERVER_ERROR') as ErrorCode);
  return [...new Set(codes)];
}

function outcomeOf(errorCodes: readonly ErrorCode[], result: OperationResult | undefined): OperationEvent['outcome'] {
  const first = errorCodes[0];
  if (first === undefined) return 'OK';
  return (result?.data ?? null) === null ? first : 'PARTIAL';
}
