import { json, reset, serve } from './test-vendor.ts';

/** How many calls a vendor had. */
export interface CallCount {
  calls: number;
  /** Under way at this moment. */
  now: number;
  /** Most that were under way at once. */
  most: number;
}

/** A vendor on several addresses and one port that counts its calls. Some fail: paths that end in 5 and in 7. */
export async function serveCounting(hosts: readonly string[]): Promise<{ port: number; count: CallCount }> {
  const count = { calls: 0, now: 0, most: 0 };
  let port = 0;
  for (const host of hosts) {
    const vendor = await serve(
      (response, { url }) => {
        count.calls++;
        count.now++;
        count.most = Math.max(count.most, count.now);
        const answer = () => {
          count.now--;
          if (url.endsWith('7')) reset(response);
          else json(response, url.endsWith('5') ? 503 : 200, {});
        };
        setTimeout(answer, 5 + (url.length % 3) * 5);
      },
      host,
      port,
    );
    port = vendor.port;
  }
  return { port, count };
}
