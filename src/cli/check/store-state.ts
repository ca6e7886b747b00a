import { StartUpError } from '../../core/errors/start-up-error.ts';
import type { StoreSettings } from '../../settings/store.ts';
import { inspectStore } from '../../store/start-store.ts';

/** What is to be said of the store. */
export interface StoreState {
  /** Whether a start could use it. */
  readonly isUsable: boolean;
  /** A sentence for people. */
  readonly message: string;
}

/** Looks at the store of a configuration, and makes no step of it; undefined when there is none. */
export async function storeState(settings: StoreSettings | undefined): Promise<StoreState | undefined> {
  if (settings === undefined) return undefined;
  try {
    const states = await inspectStore(settings.location);
    const missing = states.filter(({ isExecuted }) => !isExecuted).map(({ name }) => name);
    if (missing.length === 0) return { isUsable: true, message: 'The store answers and is up to date.' };
    const lacks = `The store answers and lacks ${missing.join(', ')}`;
    return settings.migrate === 'AUTOMATIC'
      ? { isUsable: true, message: `${lacks}, which the next start makes.` }
      : { isUsable: false, message: `${lacks}: "rollcall store migrate" makes what is missing.` };
  } catch (error) {
    if (error instanceof StartUpError) return { isUsable: false, message: error.message };
    throw error;
  }
}
