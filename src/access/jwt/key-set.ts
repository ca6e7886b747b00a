/** @module The public keys that tokens are checked with. */
import type { JSONWebKeySet, JWTHeaderParameters } from 'jose';
import { isObject } from '../../core/json.ts';

/** Finds the key of a token; the same object, until the keys are read again. @throws KeysUnavailableError when the keys are not there, jose's own errors otherwise */
export type FindKey = (header: JWTHeaderParameters) => Promise<CryptoKey>;

/** Told, in words for the log, when keys could not be had or read. Holds no token and no credential. */
export type KeyProblemListener = (problem: string) => void;

/**
 * Reads a JSON Web Key Set (RFC 7517).
 *
 * @throws Error when the text is none, or holds what must not be published: a private key or a shared secret
 */
export function parseKeySet(text: string): FindKey {
  const value: unknown = JSON.parse(text);
  const keys = isObject(value) && Array.isArray(value.keys) ? value.keys : [];
  if (keys.length === 0 || !keys.every(isObject)) throw new Error('it is no JSON Web Key Set with at least one key');
  if (keys.some((key) => 'd' in key || key.kty === 'oct')) throw new Error('it holds a key that is not public');
  let local: Promise<FindKey> | undefined;
  return async (header) => {
    // The library is not needed to say what is wrong with a file.
    local ??= import('jose').then(({ createLocalJWKSet }) => createLocalJWKSet(value as unknown as JSONWebKeySet));
    return (await local)(header);
  };
}
