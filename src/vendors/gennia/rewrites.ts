import type { KnownRewrite } from '../vendor.ts';

const OPENAPI = 'packages/sdk/openapi.json of https://github.com/Gennia-Tech-Group/gennia-cli';

/** What Gennia is known to hold otherwise than it was sent. */
export const rewrites: readonly KnownRewrite[] = [
  { path: ['avatarUrl'], kind: 'FETCHED', source: `${OPENAPI}: a create fails with 422 when the fetch of it fails.` },
  { path: ['temperature'], kind: 'SINGLE_PRECISION', source: `${OPENAPI}: "number", format "float".` },
  ...['followUpBusinessHoursStart', 'followUpBusinessHoursEnd'].map((key): KnownRewrite => {
    return {
      path: [key],
      kind: 'TIME_OF_DAY',
      source: `${OPENAPI}: a local time; which of its forms is answered is open.`,
    };
  }),
];
