/**
 * @module Identical reads under way share one vendor call and one parse. A flight is aborted when nobody waits for it
 * any more. Each of those who share it has a time of his own: who joined late is not failed by the others' deadline.
 */
import { VendorError } from '../model/vendor-error.ts';

/** How long a read may take. */
export interface FlightTime {
  /** Before its turn; milliseconds. */
  readonly lineMs: number;
  /** From then on; milliseconds. */
  readonly callMs: number;
  /** What a read fails with whose time is up. */
  readonly error: (phase: 'LINE' | 'CALL') => VendorError;
}

/** Makes a flight's call. `begin` is to be called when its turn has come, not at once. */
export type Start<T> = (signal: AbortSignal, begin: () => void) => Promise<T>;

interface Flight {
  readonly result: Promise<unknown>;
  /** Takes it off the board: who comes now starts a new one. */
  readonly close: () => void;
  readonly controller: AbortController;
  /** When its turn came; milliseconds of the monotonic clock. */
  begunAt: number | undefined;
  /** Called when its turn comes. */
  readonly onBegin: Set<() => void>;
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
   * fails since its time is up, whoever has time left starts anew.
   *
   * @param time this caller's own
   */
  async join<T>(key: string, start: Start<T>, signal: AbortSignal | undefined, time = this.time): Promise<T> {
    let left = time;
    for (;;) {
      signal?.throwIfAborted();
      const joined = this.flights.get(key);
      const flight = joined ?? this.depart(key, start);
      const boardedAt = performance.now();
      // Whoever departs with all of his time has the flight's own.
      const hasOwnTime = joined !== undefined || left !== this.time;
      try {
        return await ride<T>(flight, signal, hasOwnTime ? left : undefined);
      } catch (error) {
        if (joined === undefined || !(error instanceof VendorError) || error.code !== 'TIMEOUT') throw error;
        left = left && remaining(left, flight, boardedAt);
        if (left === undefined) throw error;
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
    const begin = () => {
      flight.begunAt = performance.now();
      for (const tell of flight.onBegin) tell();
    };
    const result = start(controller.signal, begin).finally(close);
    const flight: Flight = { result, close, controller, begunAt: undefined, onBegin: new Set(), waiting: 0 };
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
    const stop = () => {
      clearTimeout(timer);
      flight.onBegin.delete(runCallTime);
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
    const run = (ms: number, error: () => VendorError) => {
      clearTimeout(timer);
      timer = setTimeout(() => leave(error()), ms);
    };
    const runCallTime = () => {
      if (time !== undefined) run(time.callMs, () => time.error('CALL'));
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    if (flight.begunAt !== undefined) runCallTime();
    else if (time !== undefined) {
      run(time.lineMs, () => time.error('LINE'));
      flight.onBegin.add(runCallTime);
    }
    result.then(resolve, reject).finally(stop);
  });
}

/** What a flight has left of the time of somebody who joined it; undefined when that is too little for another one. */
function remaining(time: FlightTime, { begunAt }: Flight, boardedAt: number): FlightTime | undefined {
  const now = performance.now();
  const lineMs = time.lineMs - Math.max(0, (begunAt ?? now) - boardedAt);
  const callMs = begunAt === undefined ? time.callMs : time.callMs - (now - Math.max(begunAt, boardedAt));
  return Math.min(lineMs, callMs) < TOO_LITTLE_MS ? undefined : { ...time, lineMs, callMs };
}
