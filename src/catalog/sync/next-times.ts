import type { NextTimes } from './lease.ts';
import { UNDER_WAY } from './lease.ts';
import { probeQuery } from './probe-query.ts';
import type { SyncSettings, SyncWork } from './sync-work.ts';

/** Accounts that were loaded at one time are not swept at one time for ever: each time differs by up to this share. */
const JITTER = 0.1;

/** When an account is looked at again after a sweep. */
export function nextTimes(work: SyncWork, { sweepEveryMs }: SyncSettings): NextTimes & { readonly dueAt: number } {
  const early = Math.random() * JITTER * sweepEveryMs;
  return { dueAt: Math.round(work.store.now() + sweepEveryMs - early), probeAt: nextProbe(work) };
}

/** When the beginning of its list is looked at again; never, where that tells nothing. */
export function nextProbe({ account, store, settings }: SyncWork): number {
  return probeQuery(account) === undefined ? UNDER_WAY : store.now() + settings.probeEveryMs;
}
