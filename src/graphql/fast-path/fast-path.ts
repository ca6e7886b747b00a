/**
 * @module The short way of plain requests, by far the most of all: from node:http to the compiled operation and back, without the
 * Fetch API's objects in between and without a promise for each of Yoga's hooks.
 *
 * Until an operation is executed, whatever is out of the ordinary goes to Yoga, which begins anew: so it is Yoga alone that says
 * what is wrong with a request, and here is only what is done for those that are right. What follows the execution is done by
 * the same functions as there.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Caller } from '../../access/caller.ts';
import type { RateLimits } from '../../access/rate-limits.ts';
import type { RequestLimits } from '../../core/request-limits.ts';
import { blankSecrets, type SecretFinder } from '../../core/secrets/redacted.ts';
import type { Callers } from '../callers.ts';
import type { Context } from '../context.ts';
import type { DocumentStore } from '../document-store.ts';
import { isAnybodyListening, OperationRecorder } from '../events.ts';
import { type CompiledOperation, compiledOperation } from '../execution/compiled-operation.ts';
import { isPromise } from '../execution/is-promise.ts';
import type { ReadVariables } from '../execution/variables.ts';
import { type ContextSources, OperationContext } from '../operation-context.ts';
import type { ClientPresence } from '../operation-signal.ts';
import { refusedAnswer } from '../plugins/use-answer-limit.ts';
import { withFreshness } from '../plugins/use-freshness.ts';
import { refusalOfNodes } from '../plugins/use-node-limit.ts';
import { withDeadline } from '../plugins/use-operation-deadline.ts';
import { type OperationSpan, startOperationSpan } from '../plugins/use-operation-span.ts';
import { withPartialErrors } from '../plugins/use-partial-errors.ts';
import { type CountedRequests, rateLimitFields } from '../plugins/use-rate-limit.ts';
import { traceIdOf } from '../trace-id.ts';
import { NodeRequest } from './node-request.ts';
import { type PlainAnswer, plainAnswer } from './plain-answer.ts';
import { type PlainParameters, plainParameters } from './plain-parameters.ts';
import { type PlainPost, type PlainPostOptions, plainPosts } from './plain-post.ts';
import { QueriesUnderWay, type QueryOutcome } from './queries-under-way.ts';
import { readWhole } from './read-whole.ts';
import { ResponseClient } from './response-client.ts';
import { sendAnswer } from './send-answer.ts';
import { SharedClient } from './shared-client.ts';

/** What the short way shares with Yoga. */
export interface FastPathParts extends PlainPostOptions {
  readonly schema: GraphQLSchema;
  /** Documents that Yoga has found to be valid. */
  readonly documents: DocumentStore;
  readonly callers: Callers;
  readonly rateLimits: RateLimits;
  /** Requests that Yoga is not to count once more. */
  readonly counted: CountedRequests;
  readonly sources: ContextSources;
  readonly limits: RequestLimits;
  readonly maskError: (error: unknown) => Error;
  readonly findSecrets: SecretFinder;
  /** Parses and validates documents, and answers everything else. */
  readonly yoga: YogaServerInstance<object, object>;
}

/** A plain request that was read, and its caller found. */
interface ReadRequest {
  readonly request: NodeRequest;
  readonly post: PlainPost;
  readonly body: Buffer;
  readonly parameters: PlainParameters;
  readonly caller: Caller;
  readonly client: ClientPresence;
}

/** An operation that is executed, or was. */
interface BegunOperation {
  readonly operation: OperationDefinitionNode;
  /** undefined where it is executed for another request. */
  readonly context: Context | undefined;
  readonly outcome: Promise<QueryOutcome> | QueryOutcome;
}

/** An operation that is about to be executed. */
interface Ready {
  readonly context: OperationContext;
  readonly compiled: CompiledOperation;
  readonly variables: ReadVariables;
}

/** Answers requests of node:http: plain ones the short way, all others through Yoga. */
export function createFastPath(parts: FastPathParts) {
  const { schema, documents, callers, rateLimits, counted, sources, limits, maskError, findSecrets, yoga } = parts;
  const plainPost = plainPosts(parts);
  const queries = new QueriesUnderWay();
  const redact = (name: string) => blankSecrets(name, findSecrets);

  return (message: IncomingMessage, response: ServerResponse): unknown => {
    const request = new NodeRequest(message);
    const post = plainPost(message, request);
    return post === undefined ? yoga(message, response) : answer(message, request, post, response);
  };

  async function answer(message: IncomingMessage, request: NodeRequest, post: PlainPost, response: ServerResponse) {
    const recorder = isAnybodyListening() ? new OperationRecorder() : undefined;
    const body = await readWhole(message, post.length);
    if (body === undefined) return yoga(message, response);
    const parameters = plainParameters(body);
    // Most callers are known at once, and have no limits: what need not be waited for is not.
    const found = parameters && callerOf(request);
    const caller = isPromise(found) ? await found : found;
    const state = caller?.rateLimit && (await rateLimits.admit(caller));
    if (state !== undefined) counted.set(message, state);
    const client = new ResponseClient(response);
    const isAdmitted = state?.retryAfterSeconds === undefined;
    const query =
      parameters && caller && isAdmitted ? begin({ request, post, body, parameters, caller, client }) : undefined;
    if (query === undefined || caller === undefined) {
      // Yoga takes a body that somebody has read from there; of bytes it would make a list of their places first.
      return yoga(Object.assign(message, { body: Readable.from(body, { objectMode: false }) }), response);
    }
    const { operation, context } = query;
    const { result, answer } = isPromise(query.outcome) ? await query.outcome : query.outcome;
    recorder?.end({ operation, context, result });
    recorder?.publish({
      caller: caller.id,
      isCancelled: client.aborted,
      traceId: traceIdOf(request),
      redact,
    });
    const { status, headers, text } = answer;
    const fields = state && rateLimitFields({ ...state, ...rateLimits.stateOf(caller) });
    const answered: PlainAnswer = { status, headers: fields ? { ...headers, ...fields } : headers, text };
    return sendAnswer(response, answered, request.headers.get('accept-encoding'));
  }

  /** Joins who asks the same, or executes what is asked for; undefined when Yoga has to look at the request. */
  function begin(read: ReadRequest): BegunOperation | undefined {
    const { request, post, body, parameters, caller, client } = read;
    // What accounts keep is as fresh as each caller wants it.
    const text = sources.keepsAnswers ? undefined : `${post.answerType} ${body.toString('latin1')}`;
    const underWay = text === undefined ? undefined : queries.join(caller, text, client);
    if (underWay !== undefined) return { ...underWay, context: undefined };
    const clients = new SharedClient(client);
    const ready = prepare(request, parameters, caller, clients);
    if (ready === undefined) return undefined;
    const { context, compiled } = ready;
    const { operation } = compiled;
    const span = startOperationSpan(request, operation, findSecrets);
    const toOutcome = (result: ExecutionResult): QueryOutcome => ({ result, answer: answerOf(result, post, compiled) });
    const result = execute(ready, span);
    const outcome = isPromise(result) ? result.then(toOutcome) : toOutcome(result);
    // Each trace shows the calls of its own operation.
    const isShared = operation.operation === OperationTypeNode.QUERY && span === undefined;
    if (text !== undefined && isShared && isPromise(outcome)) {
      queries.add(caller, text, { operation, clients, callBudget: context.callBudget, outcome });
    }
    return { operation, context, outcome };
  }

  /** All that has to be known before the operation is executed; undefined when Yoga has to look at the request. */
  function prepare(
    request: NodeRequest,
    parameters: PlainParameters,
    caller: Caller,
    client: ClientPresence,
  ): Ready | undefined {
    const document = documentOf(parameters, request);
    const compiled = document && compiledOperation(schema, document, parameters.operationName);
    if (compiled === undefined) return undefined;
    const { method, headers } = request;
    const context = new OperationContext(sources, { method, headers, caller, client });
    const toCount = { schema, document, variableValues: parameters.variables, contextValue: context };
    if (refusalOfNodes(toCount as never, compiled.operation, limits) !== undefined) return undefined;
    const variables = compiled.readVariables(parameters.variables);
    return 'errors' in variables ? undefined : { context, compiled, variables };
  }

  /** The document, once it is known to be valid. */
  function documentOf(parameters: PlainParameters, request: NodeRequest): DocumentNode | undefined {
    const known = documents.get(parameters.query);
    if (known !== undefined) return known;
    const { parse, validate } = yoga.getEnveloped({ request, params: parameters });
    try {
      const document = parse(parameters.query) as DocumentNode;
      return validate(schema, document).length === 0 ? document : undefined;
    } catch {
      return undefined;
    }
  }

  function callerOf(request: NodeRequest): Promise<Caller | undefined> | Caller | undefined {
    try {
      const found = callers.find(request);
      return isPromise(found) ? found.catch(() => undefined) : found;
    } catch {
      return undefined;
    }
  }

  /** What came of it. */
  function execute(
    { context, compiled, variables }: Ready,
    span: OperationSpan | undefined,
  ): Promise<ExecutionResult> | ExecutionResult {
    const run = () =>
      withDeadline(limits.operationTimeoutMs, context, () =>
        context.callBudget.run(() =>
          withFreshness(context, compiled.operation, () => compiled.execute(context, variables)),
        ),
      );
    const failed = (error: unknown) => ({ errors: [maskError(error) as GraphQLError] });
    const done = (result: ExecutionResult) => {
      const whole = complete(result, context, compiled);
      span?.end(whole.errors ?? []);
      return whole.errors === undefined ? whole : { ...whole, errors: whole.errors.map(maskError) as GraphQLError[] };
    };
    let result: Promise<ExecutionResult> | ExecutionResult;
    try {
      result = span === undefined ? run() : span.run(run);
    } catch (error) {
      return failed(error);
    }
    return isPromise(result) ? result.then(done, failed) : done(result);
  }

  function complete(result: ExecutionResult, context: Context, compiled: CompiledOperation): ExecutionResult {
    return refusedAnswer(context, compiled.operation) ?? withPartialErrors(result, context);
  }
}

function answerOf(result: ExecutionResult, { answerType }: PlainPost, compiled: CompiledOperation): PlainAnswer {
  return plainAnswer(result, answerType, (data) => compiled.stringify(data));
}
