/** So many names are told apart. */
export const MOST_NAMES = 100;

/** Stands for all names that came when there was no more room. */
const OTHER = 'other';

/** Stands for no name. */
const UNNAMED = 'unnamed';

/**
 * The names of operations as a label of metrics. Clients choose them freely and each makes series of its own, so only the
 * first {@link MOST_NAMES} are told apart.
 */
export class OperationNames {
  private readonly names = new Set<string>();

  /**
   * The label of a name.
   *
   * @param isTrusted whether a name that is new may take room: names of what was refused may not
   */
  labelOf(name: string | null, isTrusted: boolean): string {
    if (name === null) return UNNAMED;
    if (this.names.has(name)) return name;
    if (!isTrusted || this.names.size >= MOST_NAMES) return OTHER;
    this.names.add(name);
    return name;
  }
}
