import type { Account } from '../../accounts/account.ts';
import { isCancelled } from '../../accounts/account-failure.ts';
import { copyAgent } from '../../agents/lifecycle/copy/copy.ts';
import { type PlannedWrite, type WriteObserver, withWriteEvent } from '../../agents/lifecycle/events.ts';
import type { ExtensionInput } from '../../agents/lifecycle/extension-input.ts';
import { whatIsSaid } from '../../agents/lifecycle/idempotency/what-is-said.ts';
import type { AgentInput, AgentTarget, ChangeOptions } from '../../agents/lifecycle/lifecycle.ts';
import { type Outcome, refused } from '../../agents/lifecycle/outcome.ts';
import { faultError, type UserError } from '../../agents/lifecycle/user-error.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { WriteOperation } from '../../core/agent.ts';
import { accountInWords, formatAgentId, parseAgentId } from '../../core/ids.ts';
import type { MutationResolvers, UpdateAgentInput } from '../../generated/resolvers.ts';
import type { Context } from '../context.ts';
import { accountOf } from '../load-agent.ts';
import { noteWritten } from '../note-written.ts';

/** Resolvers of `Mutation`. */
export const mutationResolvers = {
  createAgent(_, { input }, context) {
    const account = context.accounts.get(input.accountId);
    const dryRun = input.dryRun ?? false;
    const { signal } = context;
    return withWriteEvent(describe('CREATE', { account }, input, context), (observer) => {
      if (account === undefined) return refused(unknownAccount('accountId', input.accountId));
      return repeatable('createAgent', account, input, context, observer, () =>
        context.lifecycle.create(account, agentInput(input), { dryRun, signal }),
      );
    });
  },

  updateAgent: (_, { input }, context) =>
    change('UPDATE', input, context, (target, options) => context.lifecycle.update(target, agentInput(input), options)),

  deleteAgent: (_, { input }, context) =>
    change('DELETE', input, context, (target, options) => context.lifecycle.delete(target, options)),

  pauseAgent: (_, { input }, context) =>
    change('PAUSE', input, context, (target, options) => context.lifecycle.pause(target, options)),

  resumeAgent: (_, { input }, context) =>
    change('RESUME', input, context, (target, options) => context.lifecycle.resume(target, options)),

  archiveAgent: (_, { input }, context) =>
    change('ARCHIVE', input, context, (target, options) => context.lifecycle.archive(target, options)),

  unarchiveAgent: (_, { input }, context) =>
    change('UNARCHIVE', input, context, (target, options) => context.lifecycle.unarchive(target, options)),

  publishAgent: (_, { input }, context) =>
    change('PUBLISH', input, context, (target, options) =>
      context.lifecycle.publish(target, { ...input, notes: input.notes ?? undefined }, options),
    ),

  restoreAgentVersion: (_, { input }, context) =>
    change('RESTORE_VERSION', input, context, (target, options) =>
      context.lifecycle.restoreVersion(target, input, options),
    ),

  copyAgent(_, { input }, context) {
    const source = findTarget(input.id, context);
    const account = context.accounts.get(input.toAccountId);
    return withWriteEvent(describe('COPY', { account, source }, input, context), (observer) => {
      if ('code' in source) return refused(source);
      if (account === undefined) return refused(unknownAccount('toAccountId', input.toAccountId));
      return repeatable('copyAgent', account, input, context, observer, () =>
        copyAgent(context.lifecycle, {
          source,
          target: account,
          name: input.name ?? undefined,
          ...agentInput(input),
          dryRun: input.dryRun ?? false,
          signal: context.signal,
          allowance: context.agentBudget.of(source.account),
        }),
      );
    });
  },

  syncAccount: (_, { input: { accountId } }, context) =>
    changeCopy(accountId, context, (catalog, account) => catalog.request(account)),

  acceptCatalogRemovals: (_, { input: { accountId } }, context) =>
    changeCopy(accountId, context, (catalog, account) => catalog.acceptRemovals(account)),
} satisfies MutationResolvers;

/** What is done with the copy of an account's agents. */
async function changeCopy(
  accountId: string,
  { accounts, catalog }: Context,
  work: (catalog: Catalog, account: Account) => Promise<void>,
): Promise<{ account: Account | null; userErrors: UserError[] }> {
  const account = accounts.get(accountId);
  if (account === undefined) return { account: null, userErrors: [unknownAccount('accountId', accountId)] };
  if (catalog === undefined) {
    const message = 'This server keeps no catalog (the section `store` of its configuration).';
    return { account, userErrors: [{ code: 'UNSUPPORTED', message }] };
  }
  try {
    await work(catalog, account);
    return { account, userErrors: [] };
  } catch (error) {
    catalog.report(error, account);
    return { account, userErrors: [{ code: 'UNAVAILABLE', message: 'The catalog can not be reached at the moment.' }] };
  }
}

/** What is known of a write before it is run, for its event. */
function describe(
  operation: WriteOperation,
  about: { account?: Account | undefined; target?: AgentTarget | UserError; source?: AgentTarget | UserError },
  input: { readonly dryRun?: boolean | null; readonly idempotencyKey?: string | null },
  { caller }: Context,
): PlannedWrite {
  const idOf = (target: AgentTarget | UserError | undefined) =>
    target === undefined || 'code' in target ? null : formatAgentId(target.account.id, target.vendorId);
  return {
    caller: caller.id,
    operation,
    accountId: about.account?.id ?? null,
    vendor: about.account?.vendor.key ?? null,
    agentId: idOf(about.target),
    sourceAgentId: idOf(about.source),
    dryRun: input.dryRun ?? false,
    hasIdempotencyKey: typeof input.idempotencyKey === 'string',
  };
}

interface ChangeInput {
  readonly id: string;
  readonly dryRun?: boolean | null;
  readonly expectedUpdatedAt?: Date | null;
}

function change(
  operation: WriteOperation,
  input: ChangeInput,
  context: Context,
  write: (target: AgentTarget, options: ChangeOptions) => Promise<Outcome>,
): Promise<Outcome> {
  const target = findTarget(input.id, context);
  const account = 'code' in target ? undefined : target.account;
  return withWriteEvent(describe(operation, { account, target }, input, context), async ({ onExecute, onRead }) => {
    if ('code' in target) return refused(target);
    const { dryRun, expectedUpdatedAt } = input;
    const options = {
      dryRun: dryRun ?? false,
      expectedUpdatedAt: expectedUpdatedAt ?? undefined,
      signal: context.signal,
      allowance: context.agentBudget.of(target.account),
      onRead,
    };
    onExecute?.();
    const result = await alone(target.account, () => write(target, options));
    await noteWritten(result, { operation, target }, context);
    return seen(result, context, target);
  });
}

/** A fault of ours is told for this mutation alone: what others of the same request did is shown all the same. */
async function alone(account: Account, write: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await write();
  } catch (error) {
    if (isCancelled(error)) throw error;
    return refused(faultError(account, error, 'UNKNOWN_OUTCOME'));
  }
}

/** Input of what makes an agent. */
interface MakingInput extends FieldsInput {
  readonly accountId?: string;
  readonly id?: string;
  readonly toAccountId?: string;
  readonly dryRun?: boolean | null;
  readonly idempotencyKey?: string | null;
}

async function repeatable(
  operation: 'createAgent' | 'copyAgent',
  account: Account,
  input: MakingInput,
  context: Context,
  { onExecute }: Partial<WriteObserver>,
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  // A dry run makes nothing that could be made twice.
  const key = input.dryRun ? undefined : (input.idempotencyKey ?? undefined);
  const { idempotency, caller, signal } = context;
  const readAgent = async ({ accountId, vendorId }: { accountId: string; vendorId: string }) => {
    const home = context.accounts.get(accountId);
    return home === undefined ? null : context.loaders.load(home, vendorId);
  };
  const write = () => {
    const { accountId, id, toAccountId } = input;
    const said = whatIsSaid(account, agentInput(input), operation === 'copyAgent' ? 'COPY' : 'CREATE');
    const call = { account, caller: caller.id, operation, key, signal, readAgent };
    return idempotency.run({ ...call, input: { accountId, id, toAccountId, ...said } }, () => {
      onExecute?.();
      // Told as an outcome, so that the key is not free for another agent: the fault may have come after the call.
      return alone(account, run);
    });
  };
  const result = await alone(account, write);
  await noteWritten(result, { operation: operation === 'copyAgent' ? 'COPY' : 'CREATE', account }, context);
  return seen(result, context);
}

/** The rest of the request sees what was written. */
function seen(result: Outcome, context: Context, target?: AgentTarget): Outcome {
  if (target !== undefined) context.loaders.forget(target.account, target.vendorId);
  if (result.agent !== null) {
    const account = accountOf(result.agent, context);
    context.loaders.forget(account, result.agent.vendorId);
    context.loaders.prime(account, [result.agent]);
  }
  return result;
}

function findTarget(id: string, { accounts }: Context): AgentTarget | UserError {
  const parts = parseAgentId(id);
  if (parts === undefined) {
    const message = "id must be `<account id>:<vendor's own id>`, as this API gives it out.";
    return { code: 'INVALID', message, field: ['id'] };
  }
  const account = accounts.get(parts.accountId);
  return account === undefined ? unknownAccount('id', parts.accountId) : { account, vendorId: parts.vendorId };
}

function unknownAccount(field: string, accountId: string): UserError {
  return { code: 'NOT_FOUND', message: `No ${accountInWords(accountId)} is configured.`, field: [field] };
}

type FieldsInput = Pick<
  UpdateAgentInput,
  'name' | 'description' | 'instructions' | 'model' | 'temperature' | 'avatarUrl' | 'tags'
> & { readonly extension?: object | null };

function agentInput({
  name,
  description,
  instructions,
  model,
  temperature,
  avatarUrl,
  tags,
  extension,
}: FieldsInput): AgentInput {
  return {
    unified: {
      name,
      description,
      instructions,
      model,
      temperature,
      tags,
      avatarUrl: avatarUrl instanceof URL ? avatarUrl.href : avatarUrl,
    },
    extension: (extension ?? undefined) as ExtensionInput | undefined,
  };
}
