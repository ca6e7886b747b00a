import { Counter, Histogram, type Registry } from 'prom-client';
import { WRITE_CHANNEL, type WriteEvent } from '../../agents/lifecycle/events.ts';
import { OPERATION_CHANNEL, type OperationEvent } from '../../graphql/events.ts';
import type { Logger } from '../../logger.ts';
import { listenLater, listenTo, type Stop } from '../subscribe.ts';
import { OperationNames } from './operation-names.ts';

/** Bounds of the durations of operations and calls; seconds. */
export const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Bounds of the numbers of calls. */
const CALLS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Measures what clients ask for. */
export function measureOperations(registry: Registry, logger: Logger): Stop {
  const registers = [registry];
  const names = new OperationNames();
  const collect = () => ended.catchUp();
  const operations = new Counter({
    name: 'rollcall_operations_total',
    help: 'GraphQL operations that have ended, refused ones too.',
    labelNames: ['name', 'outcome'],
    registers,
    collect,
  });
  const seconds = new Histogram({
    name: 'rollcall_operation_duration_seconds',
    help: "Time from an operation's request to its answer.",
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
    collect,
  });
  const vendorCalls = new Histogram({
    name: 'rollcall_operation_vendor_calls',
    help: 'Calls to vendors that one operation made.',
    labelNames: ['kind'],
    buckets: CALLS,
    registers,
    collect,
  });
  const writes = new Counter({
    name: 'rollcall_writes_total',
    help: 'Writes that have ended; dry runs are none.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  /** What a kind of operation is measured by, made once: telling by its labels what to measure takes longer than measuring. */
  const ofKind = (kind: string) => ({ seconds: seconds.labels({ kind }), vendorCalls: vendorCalls.labels({ kind }) });
  const kinds = {
    QUERY: ofKind('query'),
    MUTATION: ofKind('mutation'),
    SUBSCRIPTION: ofKind('subscription'),
    NONE: ofKind('none'),
  };
  const ended = listenLater<OperationEvent>(OPERATION_CHANNEL, logger, (event) => {
    const { outcome } = event;
    const name = names.labelOf(event.name, outcome === 'OK' || outcome === 'PARTIAL');
    const measured = kinds[event.kind ?? 'NONE'];
    operations.inc({ name, outcome });
    measured.seconds.observe(event.ms / 1000);
    measured.vendorCalls.observe(event.vendorCalls);
  });
  const stopWrites = listenTo<WriteEvent>(WRITE_CHANNEL, logger, ({ operation, outcome, dryRun }) => {
    if (!dryRun) writes.inc({ operation, outcome });
  });
  return () => {
    ended.stop();
    stopWrites();
  };
}
