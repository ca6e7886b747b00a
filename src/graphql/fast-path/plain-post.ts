/** @module Which requests are plain: a POST of JSON that asks for JSON, and for nothing else. */
import type { IncomingMessage } from 'node:http';
import { hostNameOf } from '../../core/host-names.ts';
import { isForeign } from '../plugins/use-fetch-metadata.ts';
import { STATISTICS_HEADER } from '../plugins/use-statistics.ts';
import type { NodeRequest } from './node-request.ts';
import { remembered } from './remembered.ts';

/** Longer bodies are not plain: reading them takes the time, whichever way. */
const MAX_BODY_BYTES = 65_536;

/** The types of an answer, the one that is preferred where a client takes both behind the other. */
const MEDIA_TYPES = ['application/graphql-response+json', 'application/json'] as const;

/** The type of an answer, in the words of GraphQL over HTTP. */
export type AnswerType = (typeof MEDIA_TYPES)[number];

/** A plain request, as far as its headers tell. */
export interface PlainPost {
  /** Of the body, in bytes. */
  readonly length: number;
  readonly answerType: AnswerType;
}

/** What decides it besides the request. */
export interface PlainPostOptions {
  /** The path. */
  readonly endpoint: string;
  readonly maxBodyBytes: number;
  readonly corsOrigins: readonly string[];
  readonly isAllowedHost?: ((name: string) => boolean) | undefined;
}

/** Tells what is plain; undefined for all that is not. */
export function plainPosts(options: PlainPostOptions) {
  const { endpoint, maxBodyBytes, corsOrigins, isAllowedHost = () => true } = options;
  const longest = Math.min(maxBodyBytes, MAX_BODY_BYTES);
  const isJson = remembered((type) => /^application\/json(\s*;\s*charset\s*=\s*"?utf-8"?)?\s*$/i.test(type));
  const answerTypeFor = remembered(answerTypeOf);
  const isOwnHost = remembered((host) => {
    const name = hostNameOf(host);
    return name !== undefined && isAllowedHost(name);
  });

  return ({ url }: IncomingMessage, { method, headers }: NodeRequest): PlainPost | undefined => {
    if (method !== 'POST' || url !== endpoint) return undefined;
    const length = headers.get('content-length') ?? '';
    if (!/^\d{1,6}$/.test(length) || Number(length) > longest || Number(length) === 0) return undefined;
    if (headers.get('transfer-encoding') !== null || headers.get('content-encoding') !== null) return undefined;
    if (!isJson(headers.get('content-type') ?? '') || !isOwnHost(headers.get('host') ?? '')) return undefined;
    // What other origins may read is said in more headers.
    if (headers.get('origin') !== null && corsOrigins.length > 0) return undefined;
    if (isForeign({ headers }, corsOrigins) || headers.get(STATISTICS_HEADER) !== null) return undefined;
    const answerType = answerTypeFor(headers.get('accept') || '*/*');
    return answerType === 'OTHER' ? undefined : { length: Number(length), answerType };
  };
}

/**
 * The type in which a client is answered, as Yoga chooses it: by the first that it names and that there is, whatever weights it
 * gives. `OTHER`: none of these.
 */
function answerTypeOf(accept: string): AnswerType | 'OTHER' {
  for (const part of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset='));
    if (charset !== undefined && charset !== 'charset=utf-8') continue;
    const found = MEDIA_TYPES.findLast((type) => isInRange(type, range));
    if (found !== undefined) return found;
  }
  return 'OTHER';
}

function isInRange(type: string, range: string): boolean {
  const [top, sub] = type.split('/');
  const [rangeTop, rangeSub] = range.split('/');
  return (rangeTop === '*' || rangeTop === top) && (rangeSub === '*' || rangeSub === sub);
}
