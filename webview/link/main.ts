/** The local sandbox's Link page: a person, or a test by itself, connects a test user's accounts. */
import { h } from "../lib/dom.ts";
import { type FromPage, mark, type ToPage } from "./messages.ts";
import { type Account, type Bank, type LinkError, type Mfa, type PageData, post, type StepAnswer } from "./steps.ts";

const data: PageData = JSON.parse(document.querySelector("#data")?.textContent ?? "{}");
const settings = new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);

/** What a test has the page pick; null: a person does. */
interface Picks {
  readonly institution_id?: string;
  readonly username?: string;
  readonly password?: string;
  /** Leaves without an Item. */
  readonly exit?: boolean;
}
const picks = data.needsPerson ? null : picksIn(settings.get("headless"));

/** The app's page around this one; null where it is a page of its own. Its policy has said who may frame it. */
const app = window.parent === window ? null : allowed(settings.get("origin") ?? "");

const testUsers = ["user_good", "user_transactions_dynamic", "user_limited_purpose_checking", "user_custom"];
/** Passwords of `user_good`, and what comes of each. */
const outcomes: readonly (readonly [password: string, what: string])[] = [
  ["pass_good", "Signs in"],
  ["mfa_device", "Asks for a code (1234)"],
  ["mfa_questions_1_2", "Asks questions (answer_0_0, answer_0_1)"],
  ["mfa_selections", "Asks to choose (Yes)"],
  ...(
    [
      ["INVALID_CREDENTIALS", "INVALID_MFA", "ITEM_LOCKED", "USER_SETUP_REQUIRED", "NO_ACCOUNTS", "ITEM_NOT_SUPPORTED"],
      ["MFA_NOT_SUPPORTED", "INSUFFICIENT_CREDENTIALS", "USER_INPUT_TIMEOUT", "ACCESS_NOT_GRANTED"],
      ["INSTITUTION_DOWN", "INSTITUTION_NOT_RESPONDING", "INSTITUTION_NO_LONGER_SUPPORTED", "INTERNAL_SERVER_ERROR"],
    ].flat() as readonly string[]
  ).map((code) => [`error_${code}`, `Fails: ${code}`] as const),
];

/** One session of Link, from `OPEN` to `HANDOFF` or `EXIT`. */
interface Session {
  readonly id: string;
  readonly key: string;
  requestId: string;
  bank: Bank | null;
  username: string;
  password: string;
  answers: readonly (readonly string[])[];
  /** Plaid's word for where the person is, should they leave. */
  status: string | null;
  error: LinkError | null;
  /** The emulator is being told how it ends: a second end comes too late. */
  isEnding: boolean;
  readonly events: object[];
}
let session: Session | null = null;
const main = document.querySelector("main") ?? document.body;

function picksIn(text: string | null): Picks | null {
  if (text === null) return null;
  try {
    return Object(JSON.parse(text)) as Picks;
  } catch {
    return {};
  }
}

function allowed(origin: string): string | null {
  const isOwn = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);
  return isOwn || origin === location.origin || data.allowOrigins.includes(origin) ? origin : null;
}

function tell(said: FromPage): void {
  if (app !== null) window.parent.postMessage(said, app);
}

/** Says to the app what happened, in Plaid's shape of events. */
function emit(name: string, more: Readonly<Record<string, string | null>> = {}): void {
  if (session === null) return;
  const { id, requestId, bank, events } = session;
  const timestamp = new Date().toISOString();
  const known = {
    ...{ institution_id: bank?.id ?? null, institution_name: bank?.name ?? null },
    ...{ error_type: null, error_code: null, error_message: null, exit_status: null, mfa_type: null },
    ...{ institution_search_query: null, view_name: null, selection: null, match_reason: null, routing_number: null },
    ...more,
    request_id: requestId,
  };
  const event_metadata = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
  // The emulator keeps no more of one session.
  if (events.length < 200) events.push({ event_name: name, timestamp, event_id: crypto.randomUUID(), event_metadata });
  tell({ mark, type: "event", name, metadata: { ...known, timestamp, link_session_id: id } });
}

/** Replaces the view, and takes the keyboard and the screen reader to its heading. */
function show(viewName: string, heading: string, ...content: readonly Node[]): void {
  const title = h("h1", { tabindex: -1 }, heading);
  const leave = h("button", { type: "button", class: "leave", "aria-label": "Close Link" }, "✕");
  leave.addEventListener("click", () => void exit());
  main.replaceChildren(
    h("header", {}, h("p", { class: "mark" }, "Local sandbox – not Plaid"), session === null ? null : leave),
    title,
    ...content,
    h("p", { role: "status" }),
  );
  title.focus();
  if (viewName !== "") emit("TRANSITION_VIEW", { view_name: viewName });
}

/** Says that something is under way, and keeps the view from being sent twice. */
function wait(words: string): void {
  for (const each of main.querySelectorAll<HTMLButtonElement>("form button")) each.disabled = true;
  const status = main.querySelector("[role=status]");
  if (status !== null) status.textContent = words;
}

function button(words: string, act?: () => void): HTMLButtonElement {
  const made = h("button", { type: act === undefined ? "submit" : "button" }, words);
  if (act !== undefined) made.addEventListener("click", act);
  return made;
}

function form(act: () => void, ...content: readonly Node[]): HTMLFormElement {
  const made = h("form", {}, content);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}

let labelled = 0;
/** A field under its label. */
function field(words: string, control: HTMLElement): HTMLElement {
  labelled += 1;
  control.id = `field-${labelled}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, words), control);
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
  const { error, link_session_id: id = "", key = "", request_id: requestId } = await take("open");
  const begun = { id, key, requestId, bank: null, username: "", password: "", answers: [], status: null };
  session = { ...begun, error: null, isEnding: false, events: [] };
  if (error !== undefined) {
    fail(error);
    return;
  }
  emit("OPEN");
  if (picks?.exit === true) await exit();
  else if (data.update !== null) credentials({ ...data.update, users: [] });
  else {
    const first = picks?.institution_id ?? (picks === null ? data.first : data.institutions[0]?.id);
    const bank = data.institutions.find(({ id: each }) => each === first);
    // The emulator says what is wrong with a bank that is none of these.
    if (bank !== undefined || picks !== null) choose(bank ?? { id: first ?? "", name: first ?? "", users: [] });
    else banks();
  }
}

function banks(): void {
  if (session === null) return;
  session.bank = null;
  session.status = null;
  const list = h("ul");
  const search = h("input", { type: "search", autocomplete: "off" });
  const found = h("p", { class: "hint", "aria-live": "polite" });
  const fill = (): void => {
    const words = search.value.trim().toLowerCase();
    const fitting = data.institutions.filter(({ name }) => name.toLowerCase().includes(words));
    list.replaceChildren(
      ...fitting.map((bank) =>
        h(
          "li",
          {},
          button(bank.name, () => choose(bank)),
        ),
      ),
    );
    found.textContent = `${fitting.length} of ${data.institutions.length} banks that have what ${data.name} asks for`;
  };
  search.addEventListener("input", fill);
  search.addEventListener("change", () =>
    emit("SEARCH_INSTITUTION", { institution_search_query: search.value.slice(0, 100) }),
  );
  fill();
  show("SELECT_INSTITUTION", `Connect a test bank to ${data.name}`, field("Search", search), found, list);
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
  const update = data.update;
  const username = h("input", { autocomplete: "off", spellcheck: "false", required: true });
  const password = h("input", { autocomplete: "off", spellcheck: "false", required: true });
  const custom = h("textarea", { rows: 6, spellcheck: "false" });
  custom.value = JSON.stringify({
    override_accounts: [{ type: "depository", subtype: "checking", starting_balance: 100 }],
  });
  const users = h(
    "select",
    {},
    ...[...testUsers, ...(update === null || testUsers.includes(update.username) ? [] : [update.username])].map(
      (name) => h("option", { value: name }, name),
    ),
    ...bank.users.map(({ name, label }) => h("option", { value: name }, `${name}: ${label}`)),
  );
  users.value = update?.username ?? "user_good";
  const happens = h("select", {}, ...outcomes.map(([value, words]) => h("option", { value }, words)));
  const [happensField, passwordField] = [field("What happens", happens), field("Password", password)];
  const customField = field("Custom user, as JSON", custom);
  const fill = (): void => {
    username.value = users.value;
    password.value = happens.value;
    arrange();
  };
  const arrange = (): void => {
    const isCustom = username.value === "user_custom" && update === null;
    customField.hidden = !isCustom;
    passwordField.hidden = isCustom;
    happensField.hidden = isCustom;
    password.required = !isCustom;
  };
  users.addEventListener("change", fill);
  happens.addEventListener("change", fill);
  username.addEventListener("input", arrange);
  fill();
  const send = (): void => {
    if (session === null) return;
    session.username = username.value;
    session.password = customField.hidden ? password.value : custom.value;
    emit("SUBMIT_CREDENTIALS");
    void logIn();
  };
  if (picks !== null) {
    username.value = picks.username ?? users.value;
    password.value = picks.password ?? "pass_good";
    customField.hidden = true;
    send();
    return;
  }
  show(
    "CREDENTIAL",
    update === null ? `Sign in to ${bank.name}` : `Sign in again to ${bank.name}`,
    form(
      send,
      field("Test user", users),
      happensField,
      field("Username", username),
      passwordField,
      customField,
      h("div", { class: "buttons" }, update === null ? button("Back", banks) : null, button("Sign in")),
    ),
  );
}

async function logIn(): Promise<void> {
  wait("Asking the bank…");
  emit("TRANSITION_VIEW", { view_name: "LOADING" });
  const answer = await take("login");
  if (answer.error !== undefined) fail(answer.error);
  else if (answer.mfa !== undefined) ask(answer.mfa);
  else accounts(answer.accounts ?? []);
}

function ask(mfa: Mfa): void {
  if (session === null) return;
  session.status = `requires_${mfa.type}`;
  const type = mfa.type === "selections" ? "selections" : mfa.type === "questions" ? "questions" : "code";
  const controls = mfa.prompts.map((): HTMLInputElement | HTMLSelectElement => {
    if (mfa.choices === undefined) return h("input", { autocomplete: "off", required: true });
    return h("select", {}, ...mfa.choices.map((choice) => h("option", {}, choice)));
  });
  const send = (): void => {
    if (session === null) return;
    session.answers = [...session.answers, controls.map(({ value }) => value)];
    emit("SUBMIT_MFA", { mfa_type: type });
    void logIn();
  };
  if (picks !== null) {
    for (const [index, control] of controls.entries())
      if (mfa.choices === undefined) control.value = answerTo(mfa.prompts[index] ?? "");
    send();
    return;
  }
  show(
    "MFA",
    "One more step",
    form(
      send,
      ...controls.map((control, index) => field(mfa.prompts[index] ?? "", control)),
      h("div", { class: "buttons" }, button("Continue")),
    ),
  );
}

/** The answer that Sandbox expects. */
function answerTo(prompt: string): string {
  const [, round, place] = /(\d+), (\d+)/.exec(prompt) ?? [];
  return round === undefined ? "1234" : `answer_${round}_${place}`;
}

function accounts(offered: readonly Account[]): void {
  if (session === null) return;
  session.status = "requires_account_selection";
  const boxes = offered.map(({ key, shared }) =>
    h("input", { type: "checkbox", value: key, checked: true, disabled: shared }),
  );
  const send = (): void => {
    const chosen = boxes.flatMap(({ checked, value }) => (checked ? value : []));
    if (chosen.length > 0) void finish(chosen);
    else wait("Select at least one account.");
    for (const each of main.querySelectorAll<HTMLButtonElement>("form button")) each.disabled = chosen.length > 0;
  };
  if (picks !== null) {
    send();
    return;
  }
  const rows = offered.map(({ name, mask, subtype, shared }, index) => {
    const words = [subtype, mask === null ? null : `ending in ${mask}`, shared ? "shared already" : null];
    const detail = words.filter((each) => each !== null).join(", ");
    return h("label", { class: "account" }, boxes[index] ?? null, h("span", {}, name, h("small", {}, detail)));
  });
  show(
    "SELECT_ACCOUNT",
    "Select accounts",
    form(
      send,
      h("fieldset", {}, h("legend", {}, `Accounts that ${data.name} may read`), rows),
      h("div", { class: "buttons" }, button("Continue")),
    ),
  );
}

async function finish(chosen: readonly string[]): Promise<void> {
  if (session === null || session.isEnding) return;
  const ending = session;
  ending.isEnding = true;
  wait("Connecting…");
  emit("HANDOFF");
  const {
    error,
    public_token: publicToken,
    metadata,
  } = await take("finish", {
    accounts: chosen,
    events: ending.events,
  });
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
  const { bank } = session;
  session.error = error;
  const { error_type, error_code, error_message } = error;
  emit("ERROR", { error_type, error_code, error_message });
  if (picks !== null) {
    void exit();
    return;
  }
  const again = session.key === "" || bank === null ? [] : [button("Try again", () => credentials(bank))];
  const other = again.length === 0 || data.update !== null ? [] : [button("Choose another bank", () => banks())];
  show(
    "ERROR",
    bank === null ? "Link cannot go on" : `${bank.name} could not be connected`,
    h("p", { role: "alert" }, error.display_message ?? error_message),
    h("p", { class: "hint" }, h("code", {}, error_code), error.display_message === null ? "" : `: ${error_message}`),
    h(
      "div",
      { class: "buttons" },
      button("Close", () => void exit()),
      ...other,
      ...again,
    ),
  );
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
  show("", heading, h("p", {}, words));
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
