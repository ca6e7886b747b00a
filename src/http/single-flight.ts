/**
 * @module Identical reads under way share one vendor call and one parse. A flight is aborted when nobody waits for it
 * any more. Each of those who share it has a time of his own: who joined late is not failed by the others' deadline, nor by
 * what befell them before.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { CallPhase } from './call-clock.ts';
import { isSafeToReadAgain } from './retry.ts';

/** How long a read may take. */
export interface FlightTime {
  /** Before it is sent; milliseconds. */
  readonly lineMs: number;
  /** From then on; milliseconds. */
  readonly callMs: number;
  /** What a read fails with whose time is up. */
  readonly error: (phase: CallPhase) => VendorError;
}

/** Makes a flight's call. `onPhase` is to be called when it is sent, not at once, and when it is back to waiting. */
export type Start<T> = (signal: AbortSignal, onPhase: (phase: CallPhase) => void) => Promise<T>;

interface Flight {
  readonly result: Promise<unknown>;
  /** Takes it off the board: who comes now starts a new one. */
  readonly close: () => void;
  readonly controller: AbortController;
  /** When its call was sent; undefined while that waits. Milliseconds of the monotonic clock. */
  sentAt: number | undefined;
  /** It was sent once, whatever became of it. */
  wasSent: boolean;
  /** Called when that changes. */
  readonly onPhase: Set<() => void>;
  waiting: number;
}

/** What is left of a time is not worth a call any more when it is less; milliseconds. */
const TOO_LITTLE_MS = 10;

/** The flights of one account and credential. */
export class SingleFlight {
  private flights = new Map<string, Flight>();
  private readonly time: FlightTime | undefined;

  /** @param time absent: without bounds */
  constructor(time?: FlightTime) {
    this.time = time;
  }

  /**
   * Joins the flight of that key, or starts one. `signal` takes this caller off the flight, not the others. When a flight
   * fails since its time is up, whoever has time left starts anew. When it fails in passing otherwise, that does once who
   * came after it was sent: the others had every try that it had.
   *
   * @param time this caller's own
   */
  async join<T>(key: string, start: Start<T>, signal: AbortSignal | undefined, time = this.time): Promise<T> {
    let left = time;
    let isAnew = false;
    for (;;) {
      signal?.throwIfAborted();
      const joined = this.flights.get(key);
      const flight = joined ?? this.depart(key, start);
      const boardedAt = performance.now();
      const isLate = flight.wasSent && !isAnew;
      // Whoever departs with all of his time has the flight's own.
      const hasOwnTime = joined !== undefined || left !== this.time;
      try {
        return await ride<T>(flight, signal, hasOwnTime ? left : undefined);
      } catch (error) {
        if (joined === undefined || !(error instanceof VendorError)) throw error;
        const isOutOfTime = error.code === 'TIMEOUT';
        if (!isOutOfTime && !(isLate && isSafeToReadAgain(error))) throw error;
        left = left && remaining(left, flight, boardedAt);
        const pauseMs = (error.retryAfterSeconds ?? 0) * 1000;
        if (left === undefined || pauseMs >= Math.min(left.lineMs, left.callMs)) throw error;
        left = { ...left, lineMs: left.lineMs - pauseMs };
        isAnew ||= !isOutOfTime;
        if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** From here on nobody joins a flight that began before: called when a write was answered. */
  closeDoors(): void {
    this.flights = new Map();
  }

  private depart(key: string, start: Start<unknown>): Flight {
    const controller = new AbortController();
    const flights = this.flights;
    const close = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    const onPhase = (phase: CallPhase) => {
      flight.sentAt = phase === 'CALL' ? performance.now() : undefined;
      flight.wasSent ||= phase === 'CALL';
      for (const tell of flight.onPhase) tell();
    };
    const result = start(controller.signal, onPhase).finally(close);
    const flight: Flight = {
      result,
      close,
      controller,
      sentAt: undefined,
      wasSent: false,
      onPhase: new Set(),
      waiting: 0,
    };
    flights.set(key, flight);
    // Everyone who waited may have left; the others get the rejection through their own promise.
    result.catch(() => undefined);
    return flight;
  }
}

/** Waits for what comes of a flight. Whoever leaves last ends it. */
function ride<T>(flight: Flight, signal: AbortSignal | undefined, time: FlightTime | undefined): Promise<T> {
  const result = flight.result as Promise<T>;
  flight.waiting++;
  if (signal === undefined && time === undefined) return result;
  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const lineEndsAt = performance.now() + (time?.lineMs ?? 0);
    const stop = () => {
      clearTimeout(timer);
      flight.onPhase.delete(runTime);
      signal?.removeEventListener('abort', giveUp);
    };
    const leave = (reason: unknown) => {
      stop();
      reject(reason);
      flight.waiting--;
      if (flight.waiting > 0) return;
      flight.close();
      flight.controller.abort(reason);
    };
    const giveUp = () => leave(signal?.reason);
    const runTime = () => {
      if (time === undefined) return;
      clearTimeout(timer);
      const phase = flight.sentAt === undefined ? 'LINE' : 'CALL';
      const ms = phase === 'LINE' ? lineEndsAt - performance.now() : time.callMs;
      timer = setTimeout(() => leave(time.error(phase)), ms);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    runTime();
    flight.onPhase.add(runTime);
    result.then(resolve, reject).finally(stop);
  });
}

/** What a flight has left of the time of somebody who joined it; undefined when that is too little for another one. */
function remaining(time: FlightTime, { sentAt }: Flight, boardedAt: number): FlightTime | undefined {
  const now = performance.now();
  const lineMs = time.lineMs - Math.max(0, (sentAt ?? now) - boardedAt);
  const callMs = sentAt === undefined ? time.callMs : time.callMs - (now - Math.max(sentAt, boardedAt));
  return Math.min(lineMs, callMs) < TOO_LITTLE_MS ? undefined : { ...time, lineMs, callMs };
}
