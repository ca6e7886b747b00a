/**
 * @module Identical reads under way share one vendor call and one parse. A flight is aborted when nobody waits for it
 * any more.
 */

interface Flight {
  readonly result: Promise<unknown>;
  /** Takes it off the board: who comes now starts a new one. */
  readonly close: () => void;
  readonly controller: AbortController;
  waiting: number;
}

/** The flights of one account and credential. */
export class SingleFlight {
  private flights = new Map<string, Flight>();

  /** Joins the flight of that key, or starts one. `signal` takes this caller off the flight, not the others. */
  join<T>(key: string, start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const flight = this.flights.get(key) ?? this.depart(key, start);
    flight.waiting++;
    if (signal === undefined) return flight.result as Promise<T>;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        flight.waiting--;
        if (flight.waiting > 0) return;
        flight.close();
        flight.controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      (flight.result as Promise<T>).then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** From here on nobody joins a flight that began before: called when a write was answered. */
  closeDoors(): void {
    this.flights = new Map();
  }

  private depart(key: string, start: (signal: AbortSignal) => Promise<unknown>): Flight {
    const controller = new AbortController();
    const flights = this.flights;
    const close = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    const result = start(controller.signal).finally(close);
    const flight: Flight = { result, close, controller, waiting: 0 };
    flights.set(key, flight);
    // Everyone who waited may have left; the others get the rejection through their own promise.
    result.catch(() => undefined);
    return flight;
  }
}
