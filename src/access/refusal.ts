/** @module Why nobody is signed in who has sent a credential. */

/** The credential is nobody's, for a reason that its owner may know. What sent no valid signature is told none. */
export class InvalidCredentialError extends Error {
  override readonly name = 'InvalidCredentialError';
}

/** The keys that tokens are checked with are not there at the moment: whether a token is valid, nobody can say. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}
