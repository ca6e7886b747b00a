import type { AgentVersion, VersionName } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { blankSecrets, type SecretFinder } from '../../core/secrets/redacted.ts';

/** A page of an agent's versions, newest first. */
export interface ListedVersions {
  readonly versions: readonly ListedVersion[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Whether the vendor shows all of them, over all pages. May read the rest of them. */
  isComplete(): Promise<boolean>;
}

/** A version in such a page. */
export interface ListedVersion extends Omit<AgentVersion, 'id' | 'number'> {
  readonly id: string;
  /** The vendor's, or its place counted from the oldest that is shown, which may read the rest of them. */
  number(): Promise<number>;
  /** Its place in the list: a later page begins after it. */
  readonly place: VersionName;
}

/** Which page is asked for. */
export interface VersionsRequest {
  /** 0 or more. */
  readonly first: number;
  /** The place of the version that stands before the page. */
  readonly after: VersionName | undefined;
  readonly signal: Cancellation | undefined;
}

/** A page was asked for that follows a version which is no longer listed, or which is named in a way that this vendor lacks. */
export class UnknownPlaceError extends Error {
  override readonly name = 'UnknownPlaceError';
}

/** Most versions that are asked for at once: some vendors show the whole agent in each. */
export const MAX_PAGE_SIZE = 100;

/** What the vendor calls a version. */
export function versionId({ id, number }: AgentVersion): string {
  return id ?? String(number);
}

/** The notes of a version without the secrets in them. */
export function shownNotes({ notes }: AgentVersion, findSecrets: SecretFinder): string | null {
  return notes === null ? null : blankSecrets(notes, findSecrets);
}

/** Whether fewer versions may fit into an answer. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof VendorError && error.reason === 'TOO_LARGE';
}
