/** @module The configuration that is served at the moment, and those before it whose last requests are not over yet. */
import type { RequestListener } from 'node:http';
import type { Logger } from '../logger.ts';
import { drainTime } from './drain-time.ts';
import type { ServedConfiguration } from './served-configuration.ts';

/**
 * Serves one configuration after another. Each request is answered by the one that was served when it came; a configuration is
 * closed when another has taken its place and its last request is over.
 */
export class Succession {
  private now: ServedConfiguration;
  private readonly logger: Logger;
  private readonly closing = new Map<ServedConfiguration, Promise<void>>();

  constructor(first: ServedConfiguration, logger: Logger) {
    this.now = first;
    this.logger = logger;
  }

  /** Hands each request to what is served now. */
  readonly listener: RequestListener = (request, response) => this.now.handle(request, response);

  /** What is served now. */
  get current(): ServedConfiguration {
    return this.now;
  }

  /** How long the requests under way may take, those of earlier configurations too; milliseconds. */
  get drainMs(): number {
    return Math.max(
      ...[this.now, ...this.closing.keys()].map(({ setup: { accounts, server } }) =>
        drainTime(accounts, server.operationTimeoutMs),
      ),
    );
  }

  /** From now on, requests are answered by another. */
  replace(next: ServedConfiguration): void {
    const before = this.now;
    this.now = next;
    this.closeOf(before);
  }

  /** Closes everything once the last request is over. Called when no more of them come. */
  async close(): Promise<void> {
    this.closeOf(this.now);
    await Promise.all(this.closing.values());
  }

  private closeOf(served: ServedConfiguration): void {
    const closed = served
      .close()
      .catch((error) => this.logger.error({ error: String(error) }, 'could not close an earlier configuration'))
      .finally(() => this.closing.delete(served));
    this.closing.set(served, closed);
  }
}
