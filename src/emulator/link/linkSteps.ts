import { secretFrom } from "../handlers/endpoint.ts";
import { fieldsPassedOver } from "../testUsers/readCustomUser.ts";
import { errorBody, PlaidFailure } from "../wire/plaidFailure.ts";
import type { Mfa } from "./checkLogin.ts";
import { exit, finish } from "./linkEndings.ts";
import { checkLinkStep, type Step, type StepContext } from "./linkStep.ts";
import { bytesOf, type LinkEnd, type LinkSession, type LinkToken, linkTokenOf } from "./linkToken.ts";
import { logIn, type OfferedAccount } from "./logIn.ts";

/** What the page is answered. */
export type StepAnswer =
  | { readonly link_session_id: string; readonly key: string }
  | { readonly mfa: Mfa }
  | { readonly accounts: readonly OfferedAccount[]; readonly fields_passed_over?: readonly string[] }
  | { readonly error: object }
  | NonNullable<LinkEnd["success"]>
  | Record<string, never>;

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
    if ("mfa" in login) return login;
    const { username = "", password = "" } = step;
    const passedOver = login.seed === null ? [] : fieldsPassedOver({ username, password });
    return { accounts: login.offered, ...(passedOver.length > 0 && { fields_passed_over: passedOver }) };
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
