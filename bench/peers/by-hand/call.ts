import { Pool } from 'undici';
import type { Call } from './agent.ts';

/** Calls a vendor over connections that are kept. null when there is nothing at the path. */
export function createCall(baseUrl: string, headers: Readonly<Record<string, string>>): Call {
  const { origin, pathname } = new URL(baseUrl);
  const base = pathname === '/' ? '' : pathname;
  const pool = new Pool(origin, { connections: 64 });
  const withBody = { ...headers, 'content-type': 'application/json' };
  return async (method, path, body) => {
    const response = await pool.request({
      method,
      path: base + path,
      headers: body === undefined ? headers : withBody,
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (response.statusCode < 400) return response.body.json();
    await response.body.dump();
    if (response.statusCode === 404) return null;
    throw new Error(`the vendor answered with ${response.statusCode}`);
  };
}
