/**
 * @module Queries under way. Dashboards ask the same at the same time: a query that a caller asks again, while the first one
 * waits for its vendors, is executed once and answered to both. Nobody is given anything older than by a read that several
 * share: whoever asks after the first answer of a vendor, or after a write, begins anew.
 */
import type { ExecutionResult, OperationDefinitionNode } from 'graphql';
import type { Caller } from '../../access/caller.ts';
import type { CallBudget } from '../../core/call-budget.ts';
import { finishedWrites } from '../../core/finished-writes.ts';
import type { ClientPresence } from '../operation-signal.ts';
import type { PlainAnswer } from './plain-answer.ts';
import type { SharedClient } from './shared-client.ts';

/** Queries that begin within so little time have the same deadlines, and fail for the same reasons; milliseconds. */
const SAME_TIME_MS = 50;

/** What came of a query. */
export interface QueryOutcome {
  readonly result: ExecutionResult;
  readonly answer: PlainAnswer;
}

/** A query that waits for its vendors. */
export interface QueryUnderWay {
  readonly operation: OperationDefinitionNode;
  /** As long as one of them is there, it goes on. */
  readonly clients: SharedClient;
  readonly callBudget: Pick<CallBudget, 'isAnswered'>;
  readonly outcome: Promise<QueryOutcome>;
}

/** A query, and what has happened until it began. */
interface Begun extends QueryUnderWay {
  readonly at: number;
  readonly writes: number;
}

/** The queries of one server that are under way, by their callers. */
export class QueriesUnderWay {
  private readonly byCaller = new WeakMap<Caller, Map<string, Begun>>();

  /**
   * Has a client wait for the outcome of the same query of the same caller, if there is one that it can join.
   *
   * @param text what is asked, and the form in which it is to be answered: to the last character
   */
  join(caller: Caller, text: string, client: ClientPresence): QueryUnderWay | undefined {
    const query = this.byCaller.get(caller)?.get(text);
    if (query === undefined || !isJoinable(query)) return undefined;
    query.clients.add(client);
    return query;
  }

  /** Lets others join a query that has just begun. */
  add(caller: Caller, text: string, query: QueryUnderWay): void {
    const ofCaller = this.byCaller.get(caller) ?? new Map<string, Begun>();
    this.byCaller.set(caller, ofCaller);
    const begun = { ...query, at: performance.now(), writes: finishedWrites() };
    ofCaller.set(text, begun);
    const remove = () => {
      if (ofCaller.get(text) === begun) ofCaller.delete(text);
    };
    query.outcome.then(remove, remove);
  }
}

function isJoinable({ callBudget, clients, at, writes }: Begun): boolean {
  return (
    !callBudget.isAnswered &&
    writes === finishedWrites() &&
    performance.now() - at < SAME_TIME_MS &&
    // One that nobody waits for any more is being given up.
    !clients.aborted
  );
}
