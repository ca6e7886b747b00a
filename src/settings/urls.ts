import { z } from 'zod';

const webUrl = /^https?:\/\/[^/\\?#]/i;

/**
 * What stands before a vendor's paths, such as `https://api.example.com/v1`: an http or https URL without query,
 * fragment, user or password. Read without a slash at its end, and otherwise as WHATWG URLs are written (host in lower
 * case, default port left out).
 */
export const baseUrl = z
  .string({ error: 'expected an http or https URL such as https://api.example.com/v1' })
  .transform((text, context) => {
    const url = webUrl.test(text) ? URL.parse(text) : null;
    const problem = baseUrlProblem(text, url);
    if (url === null || problem !== undefined) {
      context.addIssue({ code: 'custom', message: problem ?? 'expected a URL' });
      return z.NEVER;
    }
    return url.href.replace(/\/+$/, '');
  });

function baseUrlProblem(text: string, url: URL | null): string | undefined {
  if (url === null) return 'expected an http or https URL such as https://api.example.com/v1';
  if (url.username !== '' || url.password !== '') {
    return 'expected a URL without user:password@ in it; credentials belong in apiKey or headers';
  }
  return /[?#]/.test(text) ? 'expected a URL without a query (?) or fragment (#)' : undefined;
}

const originExpectation = 'expected an origin such as https://app.example.com: scheme, host and port, without a path';

/** A web origin as browsers send it in `Origin`: `https://app.example.com`, with the port unless it is the default. */
export const origin = z.string({ error: originExpectation }).transform((text, context) => {
  const url = webUrl.test(text) ? URL.parse(text) : null;
  if (url === null || url.href !== `${url.origin}/` || /[?#]/.test(text)) {
    context.addIssue({ code: 'custom', message: originExpectation });
    return z.NEVER;
  }
  return url.origin;
});
