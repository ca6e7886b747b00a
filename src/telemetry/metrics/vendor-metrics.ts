import { Counter, Histogram, type Registry } from 'prom-client';
import { VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../../http/events.ts';
import type { Logger } from '../../logger.ts';
import { listenLater, type Stop } from '../subscribe.ts';
import { SECONDS } from './operation-metrics.ts';

/** Measures what vendors are asked for. */
export function measureVendorCalls(registry: Registry, logger: Logger): Stop {
  const registers = [registry];
  const labelNames = ['account', 'vendor'] as const;
  const collect = () => ended.catchUp();
  const calls = new Counter({
    name: 'rollcall_vendor_calls_total',
    help: 'Calls to vendors that have ended, retries not counted.',
    labelNames: [...labelNames, 'outcome'],
    registers,
    collect,
  });
  const attempts = new Counter({
    name: 'rollcall_vendor_call_attempts_total',
    help: 'How often calls were sent, retries included; a call that a circuit refused was not.',
    labelNames,
    registers,
    collect,
  });
  const shared = new Counter({
    name: 'rollcall_vendor_calls_shared_total',
    help: 'Calls that were saved, since the same was under way already.',
    labelNames,
    registers,
    collect,
  });
  const sent = new Histogram({
    name: 'rollcall_vendor_call_duration_seconds',
    help: 'Time that a call waited for its answer once it was sent, all of its attempts together.',
    labelNames,
    buckets: SECONDS,
    registers,
    collect,
  });
  const queued = new Histogram({
    name: 'rollcall_vendor_call_queue_seconds',
    help: 'Time that a call waited to be sent.',
    labelNames,
    buckets: SECONDS,
    registers,
    collect,
  });
  const ended = listenLater<VendorCallEvent>(VENDOR_CALL_CHANNEL, logger, (event) => {
    if (event.accountId === null) return;
    const labels = { account: event.accountId, vendor: event.vendor ?? '' };
    calls.inc({ ...labels, outcome: event.outcome });
    attempts.inc(labels, event.attempts);
    shared.inc(labels, event.shared);
    queued.observe(labels, event.queuedMs / 1000);
    if (event.attempts > 0) sent.observe(labels, event.sentMs / 1000);
  });
  return ended.stop;
}
