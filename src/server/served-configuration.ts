/** @module One configuration that is served, from its being read until the last of its requests is over. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAuthenticator } from '../access/authenticator.ts';
import { hostCheck } from '../graphql/allowed-hosts.ts';
import type { Logger } from '../logger.ts';
import { createRollcall, type Rollcall, type RollcallOptions } from '../rollcall.ts';
import { vendors } from '../vendors/index.ts';
import type { Setup } from './setup.ts';
import type { HeldStore, Stores } from './stores.ts';

/** What is told to those who watch the process. */
export type ProbedBy = Pick<RollcallOptions, 'isReady' | 'readMetrics'>;

/** What outlives a configuration. */
export interface LastingParts
  extends Required<Pick<RollcallOptions, 'accountPool' | 'idempotencyStore' | 'agentLocks' | 'rateLimits' | 'logger'>> {
  readonly probed: ProbedBy;
  readonly stores: Stores;
}

/** A configuration, and the requests that it serves. */
export class ServedConfiguration {
  readonly setup: Setup;
  /** Its accounts, and what answers. */
  readonly rollcall: Rollcall;
  /** How many requests are not worked off. */
  private underWay = 0;
  /** Called when the last of them is. */
  private onIdle: (() => void) | undefined;
  private readonly logger: Logger;
  private readonly held: HeldStore | undefined;

  private constructor(setup: Setup, { probed, stores: _, ...lasting }: LastingParts, held: HeldStore | undefined) {
    this.setup = setup;
    this.held = held;
    this.logger = lasting.logger;
    const { server, federation, access, accounts, metrics, languageModels } = setup;
    this.rollcall = createRollcall({
      vendors,
      accounts,
      authenticator:
        access === undefined
          ? undefined
          : createAuthenticator(access, {
              onKeyProblem: (problem) =>
                lasting.logger.error({ problem }, 'a problem with the keys that tokens are checked with'),
            }),
      ...server,
      languageModels,
      isAllowedHost: hostCheck(server),
      federationPrefix: federation.prefix,
      federationVersion: federation.version,
      // What the explorer offers to write begins as a dry run where somebody relies on the agents.
      explorerDryRun: accounts.some(({ sandbox }) => sandbox !== true),
      ...lasting,
      ...held?.shared,
      store: held?.store,
      storeSettings: setup.store,
      ...probed,
      // Where they have a port of their own, they are shown there.
      ...(metrics !== undefined && { readMetrics: undefined }),
    });
  }

  /**
   * Opens the store and connects the accounts of a setup. No vendor is sent anything yet.
   *
   * @throws StartUpError when it can not be served; the setup is closed then
   */
  static async of(setup: Setup, lasting: LastingParts): Promise<ServedConfiguration> {
    let held: HeldStore | undefined;
    try {
      held = setup.store && (await lasting.stores.acquire(setup.store));
      const served = new ServedConfiguration(setup, lasting, held);
      served.rollcall.catalog?.start();
      return served;
    } catch (error) {
      await held?.release();
      await setup.close();
      throw error;
    }
  }

  /** Answers a request. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    // Until the request is worked off, not until its client has an answer: a write goes on when its client leaves.
    this.underWay++;
    Promise.resolve(this.rollcall.listener(request, response)).then(this.onWorkedOff, (error: unknown) => {
      this.onFault(error, response);
      this.onWorkedOff();
    });
  }

  private readonly onWorkedOff = (): void => {
    this.underWay--;
    if (this.underWay === 0) this.onIdle?.();
  };

  /** One request that can not be answered must not end the process that answers all others. */
  private onFault(error: unknown, response: ServerResponse): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.logger.error({ errorId: randomUUID(), message, stack }, 'unexpected error');
    response.destroy();
  }

  /** Waits for the requests under way, then closes what no other configuration needs. Called when no more of them come. */
  async close(): Promise<void> {
    if (this.underWay > 0) {
      await new Promise<void>((resolve) => {
        this.onIdle = resolve;
      });
    }
    await this.rollcall.close();
    await this.held?.release();
    await this.setup.close();
  }
}
