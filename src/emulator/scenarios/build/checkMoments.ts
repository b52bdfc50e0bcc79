import { day } from "../../time/time.ts";
import type { ActivitySeed, Scenario } from "../itemSeed.ts";
import { ScenarioError } from "../parseScenario.ts";
import { lengthIn, momentIn } from "./moments.ts";

/** A moment as it is written, with the field it stands in. */
interface Written {
  readonly field: string;
  readonly text: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** Beyond this nothing is of use, and dates end. */
const furthest = 36_500 * day;

/**
 * Holds the moments of a scenario against each other: nothing has happened that is still to come, and nothing ends
 * before it began. A world cannot be lived through otherwise.
 * @param start ms since the epoch that relative moments count from
 * @throws ScenarioError naming the field and what is wrong with it
 */
export function checkMoments(scenario: Scenario, start: number): void {
  const refuse = (field: string, problem: string): never => {
    throw new ScenarioError(`The scenario ${scenario.name} cannot be used: ${field} ${problem}.`);
  };
  const readingAt = <Value>(field: string, read: () => Value): Value => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      throw new ScenarioError(`The scenario ${scenario.name} cannot be used: ${field}: ${error.message}`);
    }
  };
  const momentAt = (field: string, text: string): Written => {
    const at = readingAt(field, () => momentIn(text, start));
    if (Math.abs(at - start) > furthest) refuse(`${field} ("${text}")`, "must be within 100 years of the start");
    return { field, text, at };
  };
  const lengthAt = (field: string, text: string | undefined): void => {
    if (text !== undefined) readingAt(field, () => lengthIn(text));
  };
  const notAfterStart = ({ field, text, at }: Written): void => {
    if (at > start) refuse(`${field} ("${text}")`, "must not be after the start: it has happened by then");
  };
  const notBefore = ({ field, text, at }: Written, other: Written): void => {
    if (at < other.at) refuse(`${field} ("${text}")`, `must not be before ${other.field} ("${other.text}")`);
  };
  const after = ({ field, text, at }: Written, other: Written): void => {
    if (at <= other.at) refuse(`${field} ("${text}")`, `must be after ${other.field} ("${other.text}")`);
  };

  const checkActivity = (seed: ActivitySeed, place: string): void => {
    const optional = (name: "posts" | "dropped" | "reversed"): Written | null => {
      const text = seed[name];
      return text === undefined ? null : momentAt(`${place}.${name}`, text);
    };
    const at = momentAt(`${place}.at`, seed.at);
    const [posts, dropped, reversed] = [optional("posts"), optional("dropped"), optional("reversed")];
    if (posts !== null) notBefore(posts, at);
    if (dropped !== null) notBefore(dropped, at);
    if (posts !== null && dropped !== null) after(posts, dropped);
    if (reversed !== null && posts === null && dropped !== null) {
      refuse(reversed.field, `needs ${place}.posts: what was dropped never posted`);
    }
    if (reversed !== null) after(reversed, posts ?? at);
    for (const [index, change] of (seed.changes ?? []).entries()) {
      notBefore(momentAt(`${place}.changes[${index}].at`, change.at), at);
    }
    lengthAt(`${place}.repeat.every`, seed.repeat?.every);
  };

  const linked = momentAt("linked", scenario.linked);
  notAfterStart(linked);
  for (const [index, plan] of (scenario.refresh ?? []).entries()) {
    if (plan.every !== "stopped") lengthAt(`refresh[${index}].every`, plan.every);
    notAfterStart(momentAt(`refresh[${index}].last`, plan.last));
  }
  for (const [index, fault] of (scenario.faults ?? []).entries()) {
    const from = momentAt(`faults[${index}].from`, fault.from);
    if (fault.code === "ITEM_LOGIN_REQUIRED") notBefore(from, linked);
    if (fault.until !== undefined) after(momentAt(`faults[${index}].until`, fault.until), from);
  }
  for (const [index, text] of (scenario.real_time_calls ?? []).entries()) {
    notBefore(momentAt(`real_time_calls[${index}]`, text), linked);
  }
  lengthAt("real_time_lags", scenario.real_time_lags);
  if (scenario.login_lasts !== "never") lengthAt("login_lasts", scenario.login_lasts);
  for (const [index, security] of (scenario.securities ?? []).entries()) {
    for (const [step, { at }] of security.prices.entries()) momentAt(`securities[${index}].prices[${step}].at`, at);
  }
  for (const [index, account] of scenario.accounts.entries()) {
    const place = `accounts[${index}]`;
    for (const [row, seed] of (account.activity ?? []).entries()) checkActivity(seed, `${place}.activity[${row}]`);
    for (const [row, { at }] of (account.movements ?? []).entries()) momentAt(`${place}.movements[${row}].at`, at);
    for (const [row, { at }] of (account.limit_changes ?? []).entries()) {
      momentAt(`${place}.limit_changes[${row}].at`, at);
    }
  }
}
