import { secretFrom } from "../handlers/endpoint.ts";
import { longId } from "../ids.ts";
import { type EmulatedInstitution, institutionOf } from "../institutions.ts";
import type { AccountSeed, ItemSeed } from "../scenarios/itemSeed.ts";
import { largestCustomUser } from "../testUsers/readCustomUser.ts";
import { seedForUser } from "../testUsers/seedForUser.ts";
import { isoTime } from "../time/time.ts";
import { checkFields } from "../wire/checkFields.ts";
import { isErrorCode } from "../wire/errorFacts.ts";
import { anything, type Checked, list, nullable, oneOf, record, required, text } from "../wire/fields.ts";
import { errorBody, PlaidFailure } from "../wire/plaidFailure.ts";
import { bankFaultAt } from "../world/bankTrouble.ts";
import type { Item } from "../world/item.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { repairLogin } from "../world/login.ts";
import { shareAccounts } from "../world/shareAccounts.ts";
import { publicTokenLimits, type World } from "../world/world.ts";
import {
  bytesOf,
  type LinkEnd,
  type LinkSession,
  type LinkToken,
  linkTokenLimits,
  linkTokenOf,
  productsAt,
} from "./linkToken.ts";
import { bankFor, keepPublicToken, scenarioUser } from "./newItem.ts";
import { checkLogin, type Mfa } from "./testLogins.ts";

/** The moment of a step on the Link page. Without `draw` its secrets follow from the link token. */
interface StepContext {
  readonly world: World;
  /** Virtual ms since the epoch. */
  readonly now: number;
  readonly draw?: (() => string) | undefined;
}

const word = text({ min: 0, max: 200 });
const event = record({
  event_name: required(word),
  timestamp: required(word),
  event_id: required(word),
  event_metadata: required(anything()),
});

const fields = {
  step: required(oneOf(["open", "login", "finish", "exit"])),
  link_token: required(text()),
  /** Of the session, from the response to `open`. */
  key: word,
  institution_id: nullable(word),
  username: word,
  password: text({ min: 0, max: largestCustomUser }),
  /** Answers to the bank's questions, one list a round. */
  answers: list(list(word, { max: 9 }), { max: 9 }),
  /** The keys of the accounts that the person selected. */
  accounts: list(word, { max: 50 }),
  status: nullable(word),
  error_code: nullable(word),
  events: list(event, { max: 200 }),
};

type Step = Checked<typeof fields>;

/** @throws PlaidFailure when a step cannot be one of the page's */
export function checkLinkStep(step: Readonly<Record<string, unknown>>): Step {
  const checked = checkFields(step, fields);
  // Plaid's metadata of events has texts alone.
  for (const { event_metadata } of checked.events ?? []) {
    if (JSON.stringify(event_metadata).length > 2000) throw new PlaidFailure("INVALID_FIELD", "an event is too long");
  }
  return checked;
}

/** What the page is answered. */
export type StepAnswer =
  | { readonly link_session_id: string; readonly key: string }
  | { readonly mfa: Mfa }
  | { readonly accounts: readonly OfferedAccount[] }
  | { readonly error: object }
  | NonNullable<LinkEnd["success"]>
  | Record<string, never>;

interface OfferedAccount {
  readonly key: string;
  readonly name: string;
  readonly mask: string | null;
  readonly subtype: string | null;
  /** Shared with Plaid before: update mode. */
  readonly shared: boolean;
}

/**
 * Takes a step of the Link page: opens a session, tries a login, or ends the session with an Item or without. Each
 * change of the world is recorded in its log. @throws PlaidFailure: what the page shows
 */
export function takeLinkStep(context: StepContext, body: Readonly<Record<string, unknown>>): StepAnswer {
  const step = checkLinkStep(body);
  const link = linkTokenOf(context.world, step.link_token);
  if (context.now > link.expiresAt) throw new PlaidFailure("INVALID_LINK_TOKEN", "this link token has expired");
  if (step.step === "open") return open(context, link);
  const session = link.sessions.find(({ key, end }) => key === step.key && end === null);
  if (session === undefined) throw new PlaidFailure("INVALID_LINK_TOKEN", "this Link session is over");
  if (step.step === "exit") return exit(context, { link, session, step });
  refuseUsed(link);
  if (step.step === "login") return tryLogin(context, link, step);
  const login = logIn(context, link, step);
  if ("mfa" in login) return login;
  return finish(context, { link, session, step, login });
}

/** A login that fails is an outcome of its step: a browser would note a refusal as an error of the app's page. */
function tryLogin(context: StepContext, link: LinkToken, step: Step): StepAnswer {
  try {
    const login = logIn(context, link, step);
    return "mfa" in login ? login : { accounts: login.offered };
  } catch (error) {
    if (error instanceof PlaidFailure) return { error: errorBody(error.code, error.message) };
    throw error;
  }
}

/** Sessions kept of one token: a page may be opened again and again. */
const mostSessions = 20;

/** One session of a token ends well: another that is open by then can only be left. @throws PlaidFailure */
function refuseUsed({ sessions }: LinkToken): void {
  if (sessions.some(({ end }) => end !== null && end.success !== null))
    throw new PlaidFailure("INVALID_LINK_TOKEN", "this link token has been used: make another");
}

function open(context: StepContext, link: LinkToken): StepAnswer {
  refuseUsed(link);
  const { world, now } = context;
  link.opened += 1;
  const key = `${link.token} ${link.opened}`;
  const secret = (purpose: string): string => secretFrom({ ...context, key }, purpose);
  const session: LinkSession = { id: secret("session"), key: secret("key"), startedAt: now, end: null };
  link.sessions.push(session);
  const forgotten = link.sessions.length > mostSessions ? link.sessions.shift() : undefined;
  if (forgotten?.end != null) link.bytes -= bytesOf(forgotten.end);
  world.log.record({ at: now, itemId: link.itemId ?? "", what: "link-opened", cause: "link" });
  return { link_session_id: session.id, key: session.key };
}

/** A login that the bank took. */
interface LoggedIn {
  readonly institution: EmulatedInstitution;
  readonly offered: readonly OfferedAccount[];
  /** What a new Item is made of; null in update mode. */
  readonly seed: ItemSeed | null;
  readonly item: Item | null;
}

/** @throws PlaidFailure as the bank or its test user has it; `NO_ACCOUNTS` when the token's filters leave none */
function logIn({ world, now }: StepContext, link: LinkToken, step: Step): LoggedIn | { readonly mfa: Mfa } {
  const { username = "", password = "" } = step;
  const item = itemOf(world, link);
  const institution = bankFor(item?.institutionId ?? step.institution_id ?? "", link.asked.products ?? []);
  const outage = item === null ? undefined : bankFaultAt(item, now);
  if (outage !== undefined) throw new PlaidFailure(outage.code);
  const mfa = checkLogin({ username, password }, step.answers ?? []);
  if (mfa !== null) return { mfa };
  if (item !== null) return { institution, item, seed: null, offered: offeredOf(item, link) };
  const { asked } = link;
  const found = seedForUser({
    ...{ institution, username, password, now },
    products: productsAt(link, institution.products),
    webhook: asked.webhook || null,
    daysRequested: asked.transactions?.days_requested ?? 90,
    key: link.token,
    scenario: scenarioUser(world, username, institution),
  });
  const consented = consentOf(asked);
  const seed = consented === null ? found : { ...found, consented_products: consented };
  const offered = seed.accounts
    .filter((account) => passes(account, asked.account_filters))
    .map(({ key, name, mask, subtype }) => ({
      ...{ key, name, mask: mask ?? null, subtype: subtype ?? null, shared: false },
    }));
  if (offered.length === 0) throw new PlaidFailure("NO_ACCOUNTS");
  return { institution, item: null, seed, offered };
}

/** All products that a person agrees to; null where the token does not ask for consent to any but those of the Item. */
function consentOf(asked: LinkToken["asked"]): readonly string[] | null {
  if (asked.additional_consented_products == null) return null;
  const lists = [asked.products, asked.required_if_supported_products, asked.optional_products];
  return [...new Set([...lists, asked.additional_consented_products].flatMap((each) => each ?? []))];
}

/** The Item of update mode; null for a new one. @throws PlaidFailure when it was removed since */
function itemOf(world: World, { itemId }: LinkToken): Item | null {
  if (itemId === null) return null;
  const item = world.items.get(itemId);
  if (item === undefined) throw new PlaidFailure("ITEM_NOT_FOUND");
  return item;
}

function offeredOf({ accounts, unshared }: Item, { asked }: LinkToken): readonly OfferedAccount[] {
  const more = asked.update?.account_selection_enabled === true ? unshared : [];
  return [...accounts, ...more].map((account) => {
    const { key, name, mask, subtype } = account;
    return { key, name, mask, subtype, shared: accounts.includes(account) };
  });
}

/** Whether the token asks for an account: with filters, those of a type without one are left out. */
function passes({ type, subtype }: AccountSeed, filters: LinkToken["asked"]["account_filters"]): boolean {
  const wanted = (filters as Readonly<Record<string, { account_subtypes: readonly string[] } | undefined>>)?.[type];
  if (filters === undefined) return true;
  if (wanted === undefined) return Object.keys(filters).length === 0;
  return wanted.account_subtypes.includes("all") || wanted.account_subtypes.includes(subtype ?? "");
}

interface Ending {
  readonly link: LinkToken;
  readonly session: LinkSession;
  readonly step: Step;
}

function finish(context: StepContext, { link, session, step, login }: Ending & { login: LoggedIn }): StepAnswer {
  const { world, now } = context;
  const { institution, seed, item, offered } = login;
  const chosen = offered.filter(({ key, shared }) => shared || step.accounts?.includes(key) === true);
  if (chosen.length === 0) throw new PlaidFailure("INVALID_FIELD", "accounts: select at least one account");
  const publicToken = `public-sandbox-${secretFrom({ ...context, key: session.key }, "public")}`;
  const itemId = item?.itemId ?? longId(session.id, "item");
  const keys = chosen.map(({ key }) => key);
  if (seed !== null) {
    const unshared = seed.accounts.flatMap(({ key }) => (keys.includes(key) ? [] : key));
    keepPublicToken(world, { publicToken, itemId, seed, unshared, now, cause: "link" });
  } else {
    const value = { itemId, seed: null, unshared: [], madeAt: now, bytes: 0 };
    keepNewest(world.publicTokens, { key: publicToken, value }, publicTokenLimits);
    if (item !== null) mend(world, item, { keys, now });
  }
  const typeOf = (key: string) => (item?.accounts ?? seed?.accounts ?? []).find((each) => each.key === key)?.type;
  const success = {
    public_token: publicToken,
    metadata: {
      institution: { name: institution.name, institution_id: institution.id },
      accounts: chosen.map(({ key, name, mask, subtype }) => ({
        ...{ id: longId(itemId, "account", key), name, mask, type: typeOf(key), subtype },
        ...{ verification_status: null, class_type: null },
      })),
      link_session_id: session.id,
      transfer_status: null,
    },
  };
  end(context, { link, session }, { at: now, success, exit: null, events: step.events ?? [] });
  return success;
}

/** What update mode does to the Item: its login works again, and the accounts that were added are shared. */
function mend(world: World, item: Item, { keys, now }: { keys: readonly string[]; now: number }): void {
  if (item.login === null) item.loginGoodSince = now;
  else repairLogin(world, item, now);
  shareAccounts(world, item, { keys, at: now });
}

function exit(context: StepContext, { link, session, step }: Ending): StepAnswer {
  const { world, now } = context;
  // The Item of update mode may have been removed: its session can be left even so.
  const item = world.items.get(link.itemId ?? "");
  const institution = institutionOf(item?.institutionId ?? step.institution_id ?? "");
  const code = step.error_code ?? "";
  const exited = {
    error: isErrorCode(code) ? errorBody(code) : null,
    metadata: {
      institution: institution === undefined ? null : { name: institution.name, institution_id: institution.id },
      ...(step.status == null ? {} : { status: step.status }),
      link_session_id: session.id,
    },
  };
  end(context, { link, session }, { at: now, success: null, exit: exited, events: step.events ?? [] });
  return {};
}

/** Ends a session, and sends `SESSION_FINISHED` to the webhook of its token. */
function end(
  { world, now }: StepContext,
  { link, session }: { link: LinkToken; session: LinkSession },
  ended: LinkEnd,
): void {
  session.end = ended;
  link.bytes += bytesOf(ended);
  keepNewest(world.linkTokens, { key: link.token, value: link }, linkTokenLimits);
  const { webhook: url } = link.asked;
  const { success } = ended;
  const body = {
    webhook_type: "LINK",
    webhook_code: "SESSION_FINISHED",
    status: success === null ? "EXITED" : "SUCCESS",
    link_session_id: session.id,
    link_token: link.token,
    ...(success === null ? {} : { public_token: success.public_token }),
    public_tokens: success === null ? [] : [success.public_token],
    environment: "sandbox",
  };
  const what = success === null ? "link-exited" : "link-finished";
  world.log.record({
    // There is no Item yet, but in update mode.
    ...{ at: now, itemId: link.itemId ?? "", what, cause: "link" },
    ...(url ? { webhook: { url, body } } : {}),
  });
}

/** `LinkTokenGetSessionsResponse`. */
export function sessionBody({ id, startedAt, end: ended }: LinkSession) {
  return {
    link_session_id: id,
    started_at: isoTime(startedAt),
    finished_at: ended === null ? null : isoTime(ended.at),
    on_success: ended?.success ?? null,
    on_exit: ended?.exit ?? null,
    exit: ended?.exit ?? null,
    events: ended?.events ?? [],
    results:
      ended?.success == null
        ? null
        : {
            item_add_results: [
              {
                public_token: ended.success.public_token,
                accounts: ended.success.metadata.accounts,
                institution: ended.success.metadata.institution,
              },
            ],
            cra_item_add_results: [],
            cra_update_results: [],
            bank_income_results: [],
            payroll_income_results: [],
            document_income_results: null,
          },
  };
}
