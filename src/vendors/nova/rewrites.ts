import type { KnownRewrite } from '../vendor.ts';
import { CONFIG_KEYS } from './contract.ts';

const source =
  'https://docs.cozmox.ai/api-reference/agents/create-agent declares it as `integer[]` in answers: what servers send is open.';

/** What Nova is known to hold otherwise than it was sent. The headers of the webhook are a secret: never compared. */
export const rewrites: readonly KnownRewrite[] = CONFIG_KEYS.map((key) => ({ path: [key], kind: 'OPAQUE', source }));
