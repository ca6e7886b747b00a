/** @module Whose words an error body holds, where it matters: a 404 of a proxy says nothing about an agent. */
import type { ErrorBody } from '../../http/answer-error.ts';

/**
 * What servers and gateways say of a path that they do not know: Go, Express, Fastify, Spring, Laravel, Rails, Flask; Kong,
 * Kubernetes, Cloud Foundry, Google's, Cloudflare's, Tyk, MuleSoft, Fastly, ngrok, Vercel. Whoever says so has not looked for
 * an agent.
 */
const UNKNOWN_PATH = new RegExp(
  `^(?:${[
    String.raw`(?:404:? )?page not found\W*`,
    'default backend - 404',
    String.raw`no route (?:matched|matches|found)\b.*`,
    String.raw`(?:404 )?route not found\W*`,
    String.raw`route [a-z]+:\/.* not found\W*`,
    String.raw`the route .* could not be found\W*`,
    String.raw`cannot (?:get|post|put|patch|delete) \/.*`,
    String.raw`no static resource\b.*`,
    String.raw`the requested url\b.*`,
    String.raw`(?:404 not found: )?requested (?:route|endpoint)\b.*`,
    String.raw`the current request is not defined by this api\W*`,
    String.raw`could not route to\b.*`,
    String.raw`no (?:listener|such backend)\b.*`,
    String.raw`(?:fastly error: )?unknown domain\b.*`,
    String.raw`tunnel .* not found\W*`,
    String.raw`the (?:page|deployment) could not be found\b.*`,
  ].join('|')})$`,
  'is',
);

/** Said of a path as well as of an agent: by Starlette, Hono, AWS, Azure, and by services of their own things. */
const NOT_FOUND = /^(?:404 )?(?:resource )?not found\W*$/i;

/** Whether these are the words of a server that knows no such path. */
export function isUnknownPath(words: string | undefined): boolean {
  return words !== undefined && UNKNOWN_PATH.test(words.trim());
}

/** Whether these words do not say what was not found: the path, or what it names. */
export function isBareNotFound(words: string | undefined): boolean {
  return words !== undefined && NOT_FOUND.test(words.trim());
}

/**
 * Whether an error body comes from the vendor, where the vendor documents no form for it. JSON that speaks of an agent is
 * the vendor's own, since no proxy in between knows of agents. An HTML page, or a sentence about an unknown path, is not.
 * Of all other bodies it is unknown.
 *
 * @example
 * function readErrorBody(body: unknown): ErrorBody {
 *   const words = typeof body === 'string' ? { message: sentenceIn(body) } : { message: valueAt(body, ['error']) as string };
 *   return { ...words, form: formWhereNoneIsDocumented(body, words) };
 * }
 */
export function formWhereNoneIsDocumented(body: unknown, words: ErrorBody): ErrorBody['form'] {
  if (isUnknownPath(words.message) || (typeof body === 'string' && isPage(body))) return 'FOREIGN';
  return typeof body === 'object' && speaksOfAnAgent(words) ? 'OWN' : 'UNKNOWN';
}

/** As a word of a sentence or of a code. In a path or a host name it is what was asked for that is quoted. */
function speaksOfAnAgent({ code = '', message = '' }: ErrorBody): boolean {
  return /(?:^|_)agent(?:_|$)/i.test(code) || /(?:^|(?<!\buser)[\s"'(])agent(?=[\s"'),:;]|\.?$)/i.test(message);
}

/** A longer text is no sentence, but a page or a traceback; characters. */
const LONGEST_SENTENCE = 300;

/** The message of an error body that is plain text; undefined where it is none that could be shown. */
export function sentenceIn(text: string): string | undefined {
  const sentence = text.trim();
  return sentence === '' || sentence.length > LONGEST_SENTENCE || isPage(sentence) ? undefined : sentence;
}

function isPage(text: string): boolean {
  return /<[a-z!/]/i.test(text);
}
