/** @module From the configuration's accounts to connected ones. */
import type { Drift } from './drift-log.ts';
import { DriftLog } from './drift-log.ts';
import type { AccountSettings, Vendor, VendorClient } from './vendor.ts';

/** An account with its vendor's client. */
export interface ConnectedAccount {
  readonly id: string;
  readonly label: string;
  readonly vendor: Vendor;
  readonly client: VendorClient;
  readonly drift: DriftLog;
}

/**
 * Connects one account. Nothing is sent yet.
 *
 * @param onDrift called once for each new kind of mismatch between the vendor's answers and its contract
 */
export function connectAccount(
  vendors: readonly Vendor[],
  settings: AccountSettings,
  onDrift: (accountId: string, drift: Drift) => void = () => undefined,
): ConnectedAccount {
  const vendor = vendors.find(({ key }) => key === settings.vendor);
  if (vendor === undefined) throw new TypeError(`no vendor is called "${settings.vendor}"`);
  const drift = new DriftLog((entry) => onDrift(settings.id, entry));
  return {
    id: settings.id,
    label: settings.label ?? settings.id,
    vendor,
    client: vendor.connect(settings, { accountId: settings.id, drift }),
    drift,
  };
}
