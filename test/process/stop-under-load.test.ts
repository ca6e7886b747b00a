import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder, startProcess, until } from './rollcall-process.ts';

const CLIENTS = 20;
const PAGE = '{"data":[],"has_more":false,"next_cursor":null}';
const BODY = JSON.stringify({ query: '{ agents { nodes { id } failures { code } } }' });
const ANSWER = '{"data":{"agents":{"nodes":[],"failures":[]}}}';

const folder = emptyFolder();

/** A configuration of a vendor that answers at once. */
async function configuration(workers: number): Promise<string> {
  const vendor = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(PAGE));
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    vendor.closeAllConnections();
    vendor.close();
  });
  const { port } = vendor.address() as AddressInfo;
  const file = join(folder, 'rollcall.yaml');
  const account = { id: 'support', vendor: 'chatsby', apiKey: 'key', baseUrl: `http://127.0.0.1:${port}/v1` };
  writeFileSync(file, JSON.stringify({ server: { port: 0, workers }, accounts: [account] }));
  return file;
}

/** What became of the requests of one client. */
interface Tally {
  answered: number;
  /** Answers that told to close the connection. */
  toldToClose: number;
  /** What the last request failed with. */
  end?: string;
}

/** Asks again and again, on a connection that it keeps, until a request fails. */
async function askOn(url: string, agent: Agent, tally: Tally): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': BODY.length };
  while (tally.end === undefined) {
    const sent = request(url, { agent, method: 'POST', headers });
    const answer = once(sent, 'response');
    sent.end(BODY);
    try {
      const [response] = (await answer) as [IncomingMessage];
      if ((await text(response)) !== ANSWER) tally.end = 'answered with something else';
      tally.answered++;
      if (response.headers.connection === 'close') tally.toldToClose++;
    } catch (error) {
      tally.end = (error as NodeJS.ErrnoException).code ?? String(error);
    }
  }
}

test.each([1, 2])(
  'SIGTERM under load with workers: %i: every request that was taken is answered, each client is told, and then refused',
  async (workers) => {
    const { child, output, exit, url } = startProcess(['--config', await configuration(workers)], { cwd: folder });
    const address = await url();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const tallies = Array.from({ length: CLIENTS }, (): Tally => ({ answered: 0, toldToClose: 0 }));
    const clients = tallies.map((tally) => askOn(address, agent, tally));
    await until(() => (tallies.every(({ answered }) => answered > 1) ? true : undefined));
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    await Promise.all(clients);
    expect(tallies.map(({ toldToClose, end }) => ({ toldToClose, end }))).toEqual(
      tallies.map(() => ({ toldToClose: 1, end: 'ECONNREFUSED' })),
    );
    expect(output.errors).toBe('');
  },
);
