/** @module Agents that are written through Rollcall at Nova's sandbox and read by the vendor's SDK. */
import { type JsonObject, merge } from '../../../../src/core/json.ts';
import type { NovaSettings } from '../../../../src/vendors/nova/settings.ts';
import { startWriteApi, type WriteApi } from '../../../lifecycle/api.ts';
import { FORM, type FormField, type FormPurpose } from '../../../support/form.ts';
import { wholeForm } from '../../../support/whole-form.ts';
import type { NovaReading, NovaSdk } from './nova-sdk.ts';

/** An agent after a write. */
export interface Written {
  readonly id: string;
  /** All that was sent over the wire, in wire keys. */
  readonly sent: JsonObject;
  readonly read: NovaReading;
}

/** A Rollcall over Nova's sandbox. */
export class NovaRoundTrip {
  private readonly api: WriteApi;
  private readonly sdk: NovaSdk;

  private constructor(api: WriteApi, sdk: NovaSdk) {
    this.api = api;
    this.sdk = sdk;
  }

  static async start(sdk: NovaSdk): Promise<NovaRoundTrip> {
    return new NovaRoundTrip(await startWriteApi({ only: ['nova'], agents: 3 }), sdk);
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** Makes an agent with every field that a new one can have. */
  async create(variant: number): Promise<Written> {
    return this.write('createAgent', { accountId: 'nova', ...(await this.form('CREATE', variant)) });
  }

  /** Changes every field that can be changed. */
  async update(id: string, variant: number): Promise<Written> {
    return this.write('updateAgent', { id, ...(await this.form('UPDATE', variant)) });
  }

  private async form(purpose: FormPurpose, variant: number): Promise<object> {
    const { data } = await this.api.run(FORM, { id: 'nova' });
    const fields = (data as unknown as { account: { writableFields: FormField[] } }).account.writableFields;
    return wholeForm(fields, { purpose, variant });
  }

  private async write(mutation: string, input: object): Promise<Written> {
    const { calls } = this.api.server('nova');
    const before = calls.length;
    const { agent, userErrors } = await this.api.mutate(mutation, input);
    if (agent === null || userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    const bodies = calls.slice(before).filter(({ body }) => body !== '');
    const sent = bodies.reduce<unknown>((sum, { body }) => merge(sum, JSON.parse(body)), {}) as JsonObject;
    const [account] = this.api.options.accounts;
    const [, vendorId = ''] = agent.id.split(':');
    return { id: agent.id, sent, read: await this.sdk.read(account as NovaSettings, vendorId) };
  }
}
