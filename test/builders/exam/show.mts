/**
 * Prints one world of the exam: what was so, what the client saw, and every statement with its judgement.
 * `node test/builders/exam/show.mts SEED [code]`; with a code, only the statements of that code.
 */

import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { fields, movesOf } from "./bankAccount.ts";
import { judgeWorld } from "./judge/judgeWorld.ts";
import { worldOf } from "./liveThrough.ts";
import { day, iso } from "./spans.ts";
import type { World } from "./truth.ts";

function* truthLines({ seed, setting, readings }: World): Generator<string> {
  const { item, copies, adjusted, bankLag, writesThrough, client } = setting;
  yield `world ${seed}: ${setting.family}${setting.hostile.length > 0 ? ` (${setting.hostile.join("; ")})` : ""}`;
  yield `Item: ${item.products.join(", ")} at ${item.institutionId}, linked ${item.createdAt}, environment ${setting.environment}`;
  yield `copies ${copies}, adjusted ${adjusted}, bank lags ${bankLag} ms, real-time calls ${writesThrough ? "are" : "are not"} written through, machine ${client.skewMs} ms off`;
  const first = Math.min(...[...readings.values()].map(({ startedAt }) => startedAt));
  const last = Math.max(...[...readings.values()].map(({ answeredAt }) => answeredAt));
  for (const { at, reason, works, rowsOnly } of setting.contacts) {
    if (at < first - 3 * day && reason !== "link" && reason !== "rare-check") continue;
    if (at <= last)
      yield `  ${iso(at)} Plaid: ${reason}${works ? "" : ", failed"}${rowsOnly === true ? ", rows alone" : ""}`;
  }
  for (const account of setting.accounts) {
    const ids = account.ids.map(({ id }) => id).join(", then ");
    yield `${account.key}: ${account.kind} ${ids} (${account.currency.iso ?? account.currency.unofficial})`;
    for (const field of fields) {
      const moves = movesOf(account, field, first - 2 * day, last);
      if (moves.length > 0) yield `  ${field} moved ${moves.map(iso).join(", ")}`;
    }
    for (const entry of account.entries) {
      const times = [entry.pendingAt, entry.postedAt, entry.droppedAt, entry.spendableAt];
      if (!times.some((at) => at !== null && at > first - 2 * day && at <= last + day)) continue;
      const [pending, posted, dropped, spendable] = times.map((at) => (at === null ? "-" : iso(at)));
      yield `    ${entry.id} ${entry.amount} held ${entry.held}: pending ${pending}, posts ${posted}, dropped ${dropped}, spendable ${spendable}${entry.isListed ? "" : ", not listed"}`;
    }
  }
}

function* siteLines({ site }: World): Generator<string> {
  if (site === null) return;
  const { entry, lookedAt, at, counts } = site;
  yield `the bank's site at ${iso(at)}, of ${lookedAt.key}, counts ${counts}: ${JSON.stringify(entry)}`;
}

function* answerLines({ comparison, readings }: World): Generator<string> {
  for (const reading of comparison.readings) {
    const truth = readings.get(reading.id);
    if (truth === undefined || reading.outcome === "skipped") continue;
    const asked = truth.accountIds === null ? "" : ` for ${truth.accountIds.length} accounts`;
    yield `${reading.id}${asked}: ${iso(truth.startedAt)} to ${iso(truth.answeredAt)} (said ${reading.startedAt}, Date ${reading.serverTime})`;
    if (reading.outcome === "failed")
      yield `  failed: ${reading.failure.provider?.errorCode ?? reading.failure.reason}`;
    if (reading.outcome !== "ok") continue;
    if (reading.item !== undefined)
      yield `  ${JSON.stringify({ transactions: reading.item.transactions, investments: reading.item.investments, error: reading.item.error })}`;
    if (reading.signal !== undefined) yield `  ruleset "${truth.ruleset}": ${JSON.stringify(reading.signal)}`;
    for (const { accountId, balances } of reading.accounts) {
      const number = truth.numbers.get(accountId);
      const copy = number?.copy;
      const by = copy ? `${copy.reason} (${copy.of})` : (number?.from ?? "nowhere");
      const of =
        number === undefined
          ? ""
          : `, of ${iso(number.ledgerAt)}${number.adjustedUpTo === null ? "" : `, rows added up to ${iso(number.adjustedUpTo)}`}`;
      yield `  ${number?.account.key ?? ""} ${accountId.slice(0, 6)} available ${balances.available} current ${balances.current} limit ${balances.limit} ${balances.isoCurrencyCode ?? balances.unofficialCurrencyCode ?? ""}: by ${by}${of}`;
    }
    const pending = reading.transactions?.rows.filter((row) => row.pending) ?? [];
    if (pending.length > 0) yield `  pending: ${pending.map((row) => `${row.transactionId} ${row.amount}`).join(", ")}`;
  }
}

function saidOf(finding: Finding): string {
  const params = Object.entries(finding.params).map(([name, param]) => {
    if (param.kind === "account") return `${name} ${param.accountId.slice(0, 6)}`;
    if (param.kind === "duration") return `${name} ${param.ms} ms`;
    if (param.kind === "time") return `${name} ${param.iso}`;
    return "value" in param ? `${name} ${param.value}` : `${name} ${JSON.stringify(param)}`;
  });
  const more = {
    window: finding.window,
    cachedMinusRealTime: finding.cachedMinusRealTime,
    change: finding.change,
    split: finding.split,
  };
  return `${params.join(", ")} ${JSON.stringify(more)} of ${finding.readings.join(", ")}`;
}

const seed = Number(process.argv[2]);
if (!Number.isInteger(seed)) throw new RangeError("which seed? `show.mts SEED [code]`");
const only = process.argv[3];
const world = worldOf(seed);
const judged = judgeWorld(world, findingsOf);
const lines: string[] = [];
if (only === undefined)
  lines.push("TRUTH", ...truthLines(world), ...siteLines(world), "", "ANSWERS", ...answerLines(world), "");
lines.push("STATEMENTS");
for (const { finding, code, certainty, isRight, truth } of judged.judgements) {
  if (only !== undefined && code !== only) continue;
  const place = finding.explains === undefined ? "" : `  because of ${finding.explains}: `;
  lines.push(
    `${isRight ? "right" : "WRONG"} ${place}${finding.id} ${finding.variant ?? ""} ${certainty}: ${saidOf(finding)}`,
  );
  if (!isRight) lines.push(`      truth: ${truth}`);
}
for (const code of judged.unknown) lines.push(`UNKNOWN CODE ${code}`);
for (const what of judged.unreported) lines.push(`UNREPORTED ${what}`);
for (const what of judged.agesOutside) lines.push(`AGE OUTSIDE ${what}`);
for (const each of judged.covered)
  lines.push(
    `DIFFERENCE of ${each.accountId.slice(0, 6)}: true cause ${each.trueCause}, stated ${each.stated.join(", ") || "nothing"}`,
  );
process.stdout.write(`${lines.join("\n")}\n`);
