import { request as send } from 'node:http';
import type { Rollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';

/** With `ROLLCALL_TEST_OVER_HTTP=on`, requests in process go over HTTP, and so the short way where they are plain. */
const isOverHttp = process.env.ROLLCALL_TEST_OVER_HTTP === 'on';

/** Characters. */
const LONGEST_URL = 8_000;

/** A Rollcall whose requests in process go over HTTP where that is asked for. */
export function asTested(rollcall: Rollcall): Rollcall {
  return isOverHttp ? overHttp(rollcall) : rollcall;
}

/** A Rollcall whose `yoga.fetch` asks its listener over HTTP. */
export function overHttp(rollcall: Rollcall): Rollcall {
  let listening: Promise<Listening> | undefined;
  const fetch = async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(input, init);
    // Node answers a request itself that is longer than it takes.
    if (request.url.length > LONGEST_URL) return rollcall.yoga.fetch(request);
    listening ??= listen(rollcall.listener, '127.0.0.1', 0, { drainMs: 0 });
    const { origin } = await listening;
    return ask(origin, request);
  };
  return {
    ...rollcall,
    yoga: new Proxy(rollcall.yoga, {
      get: (target, name) => (name === 'fetch' ? fetch : Reflect.get(target, name, target)),
    }),
    async close() {
      await (await listening)?.stop();
      await rollcall.close();
    },
  };
}

async function ask(origin: string, request: Request): Promise<Response> {
  const { host, pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
  const headers = { host, ...Object.fromEntries(request.headers), ...(body && { 'content-length': body.length }) };
  return new Promise((resolve, reject) => {
    const { method, signal } = request;
    const sent = send(`${origin}${pathname}${search}`, { method, headers, signal }, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const status = response.statusCode ?? 0;
        const isEmpty = [204, 304].includes(status) || method === 'HEAD';
        const fields = Object.entries(response.headersDistinct).map(([name, values = []]): [string, string] => [
          name,
          values.join(', '),
        ]);
        resolve(new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers: fields }));
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
