import { findScenarios } from "../../emulator/scenarios/findScenarios.ts";

/** What `--help` prints: the options, and the scenarios by name, each with what it teaches. */
export function usage(): string {
  const scenarios = findScenarios();
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  const lines = scenarios.map(({ name, lesson }) => `  ${name.padEnd(width)}  ${lesson?.label ?? ""}`.trimEnd());
  return `${options}\nScenarios:\n${lines.join("\n")}\n`;
}

const options = `Compares the balances that Plaid's endpoints give for one Item, and says why
they differ.

  balance-lens compare [NAME | all] [options]
  npm run compare -- [NAME | all] [options]        in a checkout

  --scenario NAME       the scenario to compare, or all; daily-refresh when none
                        is named. They are listed below
  --verbose, -v         all that is known: causes, what to do, each call
                        with its request ID
  --json                one JSON document on stdout
                        (docs/comparison.schema.json)
  --ticket              of what nothing explains, a ticket for Plaid's support
                        instead of the report
  --user-text           of what nothing explains, what your own user may be
                        told, instead of the report
  --fail-on LIST        exit with 2 when met: stale>24h (m, h, d), unexplained,
                        error; commas between
  --rulesets LIST       the same debit through each of these ruleset keys, one
                        evaluation after another, instead of the usual
                        comparison: default,scores,none (none sends no key)
  --github              in GitHub Actions: annotations and a summary of the step
  --environment NAME    local (the default) or sandbox (Plaid's own)
  --url URL             another server of Plaid's paths instead of starting the
                        local sandbox
  --from FILE…          compare saved responses, or open an exported comparison:
                        no call is made
  --item ID             of several Items in saved responses, this one;
                        without it each has its comparison
  --bank-shows ACCOUNT=AVAILABLE[/CURRENT][@TIME]
                        what the bank's own site or app shows for an account
                        (its ID, mask or name); again for another. TIME is
                        when you saw it: 14:05 or 2026-03-01T14:05Z; without
                        it, now
  --latency NAME        of the local sandbox: none (the default), sandbox,
                        production
  --seed N, --now TIME  of the local sandbox: the same give the same answers
  --help, -h            this

Environment variables: PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ACCESS_TOKEN for
Plaid Sandbox, or for --url (a processor token will do: then the endpoints of
Plaid's partners are called, for its account); BALANCE_LENS_CONTROL_TOKEN to
find the Items of a local sandbox at --url.

--from takes responses as they came, logs and recordings that hold some
(docs/saved-responses.md), and what --json printed. ENDPOINT=FILE names the
endpoint: --from /accounts/get=a.json /accounts/balance/get=b.json

Exit code: 0 it ran (failed calls are results too), 1 it could not run,
2 something of --fail-on was met.
`;
