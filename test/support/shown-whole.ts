import { redactDocument } from '../../src/contract/secrets/redact-document.ts';
import { isObject } from '../../src/core/json.ts';

/** Whether nothing of a drawn document looks like a secret, so that all of it is shown as it is. */
export function isShownWhole(document: unknown): boolean {
  const plain: unknown = JSON.parse(JSON.stringify(document));
  return isObject(plain) && redactDocument(plain, []) === plain;
}
