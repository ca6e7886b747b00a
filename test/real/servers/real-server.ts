import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { logTail, type StartedProcess } from './process.ts';

/** A server of another maker that the suite started and must stop again. */
export interface RealServer {
  /** Where it listens, without a slash at the end, e.g. `http://127.0.0.1:41234`. */
  baseUrl: string;
  /** Ends the server with every process it started and removes its state. May be called twice. */
  stop(): Promise<void>;
}

/** What makes a server of a process. */
interface ServerParts extends Pick<RealServer, 'baseUrl'> {
  /** Whether it answers. */
  isReady: () => Promise<boolean>;
  cleanUp: () => void | Promise<void>;
}

/** A TCP port of the loopback interface that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    probe.close(() => resolve(port));
  });
  return promise;
}

/**
 * Waits until `probe` says yes.
 * @throws Error when the process ends before that, or when `timeoutMs` have passed; it holds the end of the log.
 */
export async function waitUntilReady(
  server: StartedProcess,
  probe: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (true) {
    const ended = server.ended();
    if (ended !== undefined) throw new Error(`${server.name} ended at its start (${ended}).\n${logTail(server.log)}`);
    if (await probe()) return;
    if (performance.now() > deadline) {
      throw new Error(`${server.name} did not answer within ${timeoutMs} ms.\n${logTail(server.log)}`);
    }
    await sleep(100);
  }
}

/** Whether a GET of `url` is answered with 200 within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * The server that `process` is, once it answers.
 * @param cleanUp removes what the server leaves behind, after its end.
 * @throws Error when it ends before that or does not answer within 60 seconds; everything is stopped and removed then.
 */
export async function serverOf(
  process: StartedProcess,
  { baseUrl, isReady, cleanUp }: ServerParts,
): Promise<RealServer> {
  const stop = stopOnce(async () => {
    await process.stop();
    await cleanUp();
  });
  try {
    await waitUntilReady(process, isReady, 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, stop };
}

/** The same function, but every call after the first gets the result of the first. */
function stopOnce(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= stop();
    return stopping;
  };
}
