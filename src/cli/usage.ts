/** @module What `--help` shows. */
import { SCOPES } from '../access/caller.ts';

/** Of all commands. */
export const USAGE = `Usage: npm start -- [COMMAND] [OPTIONS]
       npx rollcall [COMMAND] [OPTIONS]

Without a command, the accounts of the configuration are served.

Commands:
  check                    say what is wrong with the configuration and its accounts, and serve nothing
  key new                  make an API key for a caller, and the lines that let it in
  store migrate            bring the tables of the store up to date

Options:
  --config FILE            read the accounts from this file (default: ROLLCALL_CONFIG, else rollcall.yaml or
                           rollcall.yml, else a sandbox)
  --watch-config           read the configuration again when its file, or a file with a secret of it, has changed, as
                           SIGHUP has it read
  --cors-origin ORIGIN     let pages of this web origin call the endpoint; may be repeated
  --sandbox-agents N       how many agents each account of the sandbox holds (1 to 100000, default 12)
  --sandbox-fault ID=FAULT make the sandbox of this account fail: down, slow (3 s), limited (429) or flaky (one call in
                           two, by chance); may be repeated
  --check                  the same as the command check
  --help                   show this; behind a command, what it does
`;

/** Of `check`. */
export const CHECK_USAGE = `Usage: npm start -- check [OPTIONS]

Reads the configuration, asks each of its accounts once whether it answers, looks at its store, and shows what is wrong, with
warnings of what will go wrong. Nothing is served or changed, and no secret is shown. A sandbox is started for as long as that takes.

The exit code is 0 when all accounts answer and the store can be used, with warnings too, and 1 when one does not or the
configuration is wrong.

It takes the options of serving ("npm start -- --help"), so that whatever is to be started can be checked before.
`;

/** Of `key new`. */
export const KEY_USAGE = `Usage: npm start -- key new --name NAME --scope SCOPE [OPTIONS]

Makes an API key for a caller: prints it once, and the lines of the configuration that let the caller in. Those hold the key's
SHA-256 only. Nothing is stored and no file is changed.

  --name NAME              what the caller is called in the configuration and in logs: letters, digits, - . and _
  --scope SCOPE            what it may do: ${SCOPES.join(', ')};
                           may be repeated
  --account ID             an account that exists for it (default: all); may be repeated
  --expires-at TIME        when the key ends: a day such as 2027-01-31 (its beginning, UTC) or a point in time such as
                           2027-01-31T12:00:00Z (default: never)
  --help                   show this
`;

/** Of `store migrate`. */
export const STORE_USAGE = `Usage: npm start -- store migrate [OPTIONS]

Brings the tables of the store that the configuration names up to date, and says what was done. With store.migrate: AUTOMATIC,
which is the default, each start does so by itself; with MANUAL, a start refuses a store that lacks something.

  --config FILE            read the configuration from this file (default: ROLLCALL_CONFIG, else rollcall.yaml or rollcall.yml)
  --help                   show this
`;
