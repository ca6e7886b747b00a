/** @module The workers: they are started, one that ends is replaced, and all of them do something together. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StartUpError } from '../../core/errors/start-up-error.ts';
import type { MetricsPage } from '../../graphql/probes.ts';
import type { Logger } from '../../logger.ts';
import { measureProcess } from '../../telemetry/metrics/process-metrics.ts';
import { type Readings, Sums } from '../../telemetry/metrics/sums.ts';
import type { Setup } from '../setup.ts';
import { ChannelClosedError } from './channel.ts';
import { CommonState } from './common-state.ts';
import type { Distribution } from './distribution.ts';
import { HeldSetups } from './held-setups.ts';
import { RestartDelay } from './restart-delay.ts';
import { shareOf, type WorkerPlace } from './share.ts';
import type { Problem, Work } from './worker-calls.ts';
import { WorkerProcess } from './worker-process.ts';

/** What stands for the process that has started the workers, among those that measure. */
const PRIMARY = 0;

/** What it had to say stands before on standard error. */
const ENDED_EARLY = 'A worker has ended before it could serve.';

/** A worker that serves. */
interface Serving {
  readonly process: WorkerProcess;
  readonly place: WorkerPlace;
  /** Stands for it among those that measure. */
  readonly id: number;
}

/** All workers. */
export class Workforce {
  private readonly count: number;
  private readonly distribution: Distribution;
  private readonly logger: Logger;
  private readonly setups: HeldSetups;
  private readonly common = new CommonState();
  private readonly sums = new Sums();
  private readonly running = new Set<WorkerProcess>();
  private readonly serving = new Map<WorkerProcess, Serving>();
  private readonly ids = new WeakMap<WorkerProcess, number>();
  private started = 0;
  private readonly leaving = new AbortController();
  /** A worker is not started while the setup is exchanged. */
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * @param first what is served
   * @param distribution hands connections to those that serve
   */
  constructor(first: Setup, distribution: Distribution, logger: Logger) {
    this.count = first.server.workers;
    this.distribution = distribution;
    this.logger = logger;
    this.setups = new HeldSetups(first);
  }

  /** Whether somebody answers. */
  get isServing(): boolean {
    return this.serving.size > 0;
  }

  /**
   * Starts all.
   *
   * @throws StartUpError when one of them can not serve
   */
  async start(): Promise<void> {
    const places = Array.from({ length: this.count }, (_, index) => ({ number: index + 1, count: this.count }));
    const problems = await Promise.all(places.map((place) => this.fill(place, new RestartDelay())));
    const problem = problems.find((each) => each !== null);
    if (problem !== undefined && problem !== null) throw new StartUpError(problem);
  }

  /**
   * Has all of them serve a setup, or none.
   *
   * @throws StartUpError when one of them can not
   */
  async serve(setup: Setup): Promise<void> {
    await this.inTurn(async () => {
      const version = this.setups.add(setup);
      const problem = await this.prepare(setup, version);
      if (problem !== null) {
        for (const { channel } of this.serving.keys()) channel.tell('discard');
        this.setups.closeUnneeded(version);
        throw new StartUpError(problem);
      }
      this.setups.replace(version);
      await this.askAll(({ channel }) => channel.call('adopt'));
    });
  }

  /** Has all of them go on in a new audit file. */
  reopenAudit(): void {
    for (const { channel } of this.serving.keys()) channel.tell('reopenAudit');
  }

  /** What all have measured. */
  async readMetrics(): Promise<MetricsPage> {
    const readings = await this.askAll(
      async ({ channel }, { id }): Promise<[number, Readings]> => [id, await channel.call('readMetrics')],
    );
    const own: [number, Readings] = [PRIMARY, await measureProcess().getMetricsAsJSON()];
    const registry = await this.sums.add(new Map([own, ...readings]));
    return { contentType: registry.contentType, text: await registry.metrics() };
  }

  /** How many requests are under way. */
  async underWay(): Promise<number> {
    return total(await this.askAll(({ channel }) => channel.call('underWay')));
  }

  /** From now on, one that ends is not replaced. */
  keep(): void {
    this.leaving.abort();
  }

  /** Has all of them answer what is under way, and end. @returns how many requests were cut off */
  async stop(): Promise<number> {
    this.keep();
    await this.turn;
    const cut = await this.askAll(async ({ channel }, { process }) => {
      const requests = await channel.call('stop');
      await process.leave();
      return requests;
    });
    await this.end();
    return total(cut);
  }

  /** Ends those that are left at once. */
  async end(): Promise<void> {
    this.keep();
    await Promise.all([...this.running].map((worker) => worker.kill()));
    await this.setups.close();
  }

  /** Those that have ended meanwhile have nothing to say. */
  private async askAll<T>(ask: (worker: WorkerProcess, serving: Serving) => Promise<T>): Promise<T[]> {
    const answers = [...this.serving].map(([worker, serving]) =>
      ask(worker, serving).then((answer) => [answer], nothingOfTheEnded),
    );
    return (await Promise.all(answers)).flat();
  }

  /** One after the other, since each answers nobody while it makes ready. */
  private async prepare(setup: Setup, version: number): Promise<Problem> {
    for (const [worker, { place }] of this.serving) {
      this.setups.hold(version, worker);
      const work: Work = { setup: shareOf(setup, place), version };
      const [problem = null] = await worker.channel.call('prepare', work).then((each) => [each], nothingOfTheEnded);
      if (problem !== null) return problem;
    }
    return null;
  }

  /** Starts a worker at a place, and another one there whenever it has ended. @returns why it can not serve */
  private async fill(place: WorkerPlace, delay: RestartDelay): Promise<Problem> {
    const worker = this.connect();
    const { number } = place;
    delay.started();
    let isServing = false;
    void worker.ended.then(async ({ code, signal }) => {
      this.forget(worker);
      const isLeaving = this.leaving.signal.aborted;
      if (!isServing || (isLeaving && code === 0)) return;
      const restartInMs = isLeaving ? null : delay.ended();
      this.logger.error({ worker: number, pid: worker.pid, code, signal, restartInMs }, 'a worker has ended');
      if (restartInMs !== null) await this.refill(place, delay, restartInMs);
    });
    const { setup, version } = this.setups.current;
    this.setups.hold(version, worker);
    const problem = await worker.channel
      .call('start', place, { setup: shareOf(setup, place), version })
      .catch((error) => (error instanceof ChannelClosedError ? ENDED_EARLY : String(error)));
    if (problem !== null) {
      await worker.kill();
      return problem;
    }
    isServing = true;
    this.serving.set(worker, { process: worker, place, id: this.ids.get(worker) ?? PRIMARY });
    this.distribution.add(worker);
    return null;
  }

  private async refill(place: WorkerPlace, delay: RestartDelay, waitMs: number): Promise<void> {
    const { signal } = this.leaving;
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    const problem = await this.inTurn(async () => (signal.aborted ? null : this.fill(place, delay)));
    if (signal.aborted) return;
    if (problem === null) return this.logger.info({ worker: place.number }, 'a worker has taken the place');
    const restartInMs = delay.ended();
    this.logger.error({ worker: place.number, problem, restartInMs }, 'a worker could not start');
    await this.refill(place, delay, restartInMs);
  }

  private connect(): WorkerProcess {
    const { offered, leave } = this.common.connect({
      noteCalls: (total, included) => worker.noteCalls(total, included),
    });
    const worker = new WorkerProcess({
      ...offered,
      closed: (version) => this.setups.release(version, worker),
      readMetrics: () => this.readMetrics(),
    });
    this.running.add(worker);
    this.ids.set(worker, ++this.started);
    void worker.ended.then(leave);
    return worker;
  }

  private forget(worker: WorkerProcess): void {
    this.running.delete(worker);
    this.serving.delete(worker);
    this.distribution.remove(worker);
    this.setups.leave(worker);
    this.sums.keep(this.ids.get(worker) ?? PRIMARY);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

function nothingOfTheEnded(error: unknown): [] {
  if (error instanceof ChannelClosedError) return [];
  throw error;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
