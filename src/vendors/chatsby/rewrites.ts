import type { KnownRewrite } from '../vendor.ts';

/** None is known: nothing documents that Chatsby changes what it is sent. */
export const rewrites: readonly KnownRewrite[] = [];
