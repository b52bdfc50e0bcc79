/** The local sandbox's Link page: a person, or a test by itself, connects a test user's accounts. */
import { h } from "../lib/dom.ts";
import { readGiven } from "./given.ts";
import { type FromPage, mark, type ToPage } from "./messages.ts";
import { begunBy, noteEvent, type Session } from "./session.ts";
import { createStage, type View } from "./stage.ts";
import { type Account, type Bank, type LinkError, type Mfa, post, type StepAnswer } from "./steps.ts";
import { accountsView } from "./views/accounts.ts";
import { banksView } from "./views/banks.ts";
import { credentialsView } from "./views/credentials.ts";
import { failedView } from "./views/failed.ts";
import { expectedAnswers, mfaView } from "./views/mfa.ts";

const { data, picks, app } = readGiven();
const stage = createStage(document.querySelector("main") ?? document.body, () => void exit());
let session: Session | null = null;

function tell(said: FromPage): void {
  if (app !== null) window.parent.postMessage(said, app);
}

function emit(name: string, more: Readonly<Record<string, string | null>> = {}): void {
  if (session !== null) tell({ mark, type: "event", name, metadata: noteEvent(session, name, more) });
}

/** @param name Plaid's of the view, as `TRANSITION_VIEW` tells it */
function show(name: string, view: View): void {
  stage.show(view, session !== null);
  emit("TRANSITION_VIEW", { view_name: name });
}

async function take(step: string, more: object = {}): Promise<StepAnswer> {
  const { bank, username, password, answers, key } = session ?? {};
  const login = step === "login" || step === "finish" ? { username, password, answers } : {};
  const of = bank == null ? {} : { institution_id: bank.id };
  const answer = await post({ step, link_token: data.token, ...(key && { key, ...of, ...login }), ...more });
  if (session !== null && answer.request_id !== "") session.requestId = answer.request_id;
  return answer;
}

async function open(): Promise<void> {
  const answer = await take("open");
  session = begunBy(answer);
  if (answer.error !== undefined) {
    fail(answer.error);
    return;
  }
  emit("OPEN");
  if (picks?.exit === true) await exit();
  else if (data.update !== null) credentials({ ...data.update, users: [] });
  else {
    const first = picks?.institution_id ?? (picks === null ? data.first : data.institutions[0]?.id);
    const bank = data.institutions.find(({ id }) => id === first);
    // The emulator says what is wrong with a bank that is none of these.
    if (bank !== undefined || picks !== null) choose(bank ?? { id: first ?? "", name: first ?? "", users: [] });
    else banks();
  }
}

function banks(): void {
  if (session === null) return;
  session.bank = null;
  session.status = null;
  const search = (words: string): void => emit("SEARCH_INSTITUTION", { institution_search_query: words });
  show("SELECT_INSTITUTION", banksView(data, { choose, search }));
}

function choose(bank: Bank): void {
  if (session === null) return;
  session.bank = bank;
  emit("SELECT_INSTITUTION");
  credentials(bank);
}

function credentials(bank: Bank): void {
  if (session === null) return;
  Object.assign(session, { bank, status: "requires_credentials", answers: [], error: null });
  const { update } = data;
  const send = (username: string, password: string): void => {
    if (session === null) return;
    Object.assign(session, { username, password });
    emit("SUBMIT_CREDENTIALS");
    void logIn();
  };
  if (picks !== null) send(picks.username ?? update?.username ?? "user_good", picks.password ?? "pass_good");
  else show("CREDENTIAL", credentialsView(bank, update, { send, back: update === null ? banks : null }));
}

async function logIn(): Promise<void> {
  stage.wait("Asking the bank…");
  emit("TRANSITION_VIEW", { view_name: "LOADING" });
  const answer = await take("login");
  if (answer.error !== undefined) fail(answer.error);
  else if (answer.mfa !== undefined) ask(answer.mfa);
  else accounts(answer.accounts ?? [], answer.fields_passed_over ?? []);
}

function ask(mfa: Mfa): void {
  if (session === null) return;
  session.status = `requires_${mfa.type}`;
  const send = (given: readonly string[]): void => {
    if (session === null) return;
    session.answers = [...session.answers, given];
    emit("SUBMIT_MFA", { mfa_type: mfa.type });
    void logIn();
  };
  if (picks !== null) send(expectedAnswers(mfa));
  else show("MFA", mfaView(mfa, send));
}

function accounts(offered: readonly Account[], passedOver: readonly string[]): void {
  if (session === null) return;
  session.status = "requires_account_selection";
  const send = (chosen: readonly string[]): void => {
    if (chosen.length > 0) void finish(chosen);
    else stage.say("Select at least one account.");
  };
  if (picks !== null) send(offered.map(({ key }) => key));
  else show("SELECT_ACCOUNT", accountsView(offered, { app: data.name, passedOver }, send));
}

async function finish(chosen: readonly string[]): Promise<void> {
  if (session === null || session.isEnding) return;
  const ending = session;
  ending.isEnding = true;
  stage.wait("Connecting…");
  emit("HANDOFF");
  const answer = await take("finish", { accounts: chosen, events: ending.events });
  const { error, public_token: publicToken, metadata } = answer;
  if (error !== undefined || publicToken === undefined || metadata === undefined) {
    ending.isEnding = false;
    if (error !== undefined) fail(error);
    return;
  }
  session = null;
  tell({ mark, type: "success", publicToken, metadata });
  done("Connected", "The accounts are connected. This page can be closed.");
}

function fail(error: LinkError): void {
  if (session === null) return;
  const { bank, key } = session;
  session.error = error;
  const { error_type, error_code, error_message } = error;
  emit("ERROR", { error_type, error_code, error_message });
  const close = (): void => void exit();
  if (picks !== null) {
    close();
    return;
  }
  const again = key === "" || bank === null ? null : () => credentials(bank);
  const other = again === null || data.update !== null ? null : banks;
  show("ERROR", failedView(error, bank, { close, other, again }));
}

async function exit(): Promise<void> {
  if (session === null || session.isEnding) return;
  const left = session;
  left.isEnding = true;
  const { bank, status, error, id } = left;
  emit("EXIT", {
    exit_status: status,
    ...(error && { error_type: error.error_type, error_code: error.error_code, error_message: error.error_message }),
  });
  if (left.key !== "")
    await take("exit", { status, events: left.events, ...(error && { error_code: error.error_code }) });
  session = null;
  const institution = bank === null ? null : { name: bank.name, institution_id: bank.id };
  const metadata = { institution, status, link_session_id: id, request_id: left.requestId };
  tell({ mark, type: "exit", error, metadata });
  done("Closed", "No account was connected. This page can be closed.");
}

/** The end of a session: an app's frame goes, a page of its own goes on to where Hosted Link was told to. */
function done(heading: string, words: string): void {
  stage.show({ heading, content: [h("p", {}, words)] }, false);
  if (app === null && data.next !== null) location.assign(data.next);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") void exit();
});

if (window.parent === window) void open();
else {
  window.addEventListener("message", (event: MessageEvent<ToPage>) => {
    if (event.source !== window.parent || event.origin !== app || event.data?.mark !== mark) return;
    if (event.data.type === "exit") void exit();
    else if (session === null) void open();
  });
  tell({ mark, type: "ready" });
}
