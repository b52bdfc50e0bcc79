import { h } from "../../lib/dom.ts";
import { button, buttons, field, form } from "../controls.ts";
import type { View } from "../stage.ts";
import type { Bank, PageData } from "../steps.ts";

const testUsers = ["user_good", "user_transactions_dynamic", "user_limited_purpose_checking", "user_custom"];
/** The codes that Plaid lists for Link: https://plaid.com/docs/sandbox/test-credentials/ */
const failures: readonly string[] = [
  ...["INVALID_CREDENTIALS", "INVALID_MFA", "INVALID_SEND_METHOD", "ITEM_LOCKED", "ITEM_LOGIN_REQUIRED"],
  ...["ITEM_NOT_SUPPORTED", "USER_SETUP_REQUIRED", "USER_INPUT_TIMEOUT", "MFA_NOT_SUPPORTED", "NO_ACCOUNTS"],
  ...["INSUFFICIENT_CREDENTIALS", "ACCESS_NOT_GRANTED", "COUNTRY_NOT_SUPPORTED", "UNAUTHORIZED_INSTITUTION"],
  ...["INSTITUTION_DOWN", "INSTITUTION_NOT_RESPONDING", "INSTITUTION_NO_LONGER_SUPPORTED"],
  ...["INSTITUTION_REGISTRATION_REQUIRED", "INTERNAL_SERVER_ERROR", "RECAPTCHA_BAD"],
];
/** Passwords of `user_good`, and what comes of each. */
const outcomes: readonly (readonly [password: string, what: string])[] = [
  ["pass_good", "Signs in"],
  ["mfa_device", "Asks for a code (1234)"],
  ["mfa_questions_1_2", "Asks questions (answer_0_0, answer_0_1)"],
  ["mfa_selections", "Asks to choose (Yes)"],
  ...failures.map((code) => [`error_${code}`, `Fails: ${code}`] as const),
];

/** A test user of this bank, and what its login does. @param act `back` is null in update mode, which has one bank */
export function credentialsView(
  bank: Bank,
  update: PageData["update"],
  act: { send(username: string, password: string): void; readonly back: (() => void) | null },
): View {
  const username = h("input", { autocomplete: "off", spellcheck: "false", required: true });
  const password = h("input", { autocomplete: "off", spellcheck: "false", required: true });
  const custom = h("textarea", { rows: 6, spellcheck: "false" });
  custom.value = JSON.stringify({
    override_accounts: [{ type: "depository", subtype: "checking", starting_balance: 100 }],
  });
  const own = update === null || testUsers.includes(update.username) ? [] : [update.username];
  const users = h(
    "select",
    {},
    ...[...testUsers, ...own].map((name) => h("option", { value: name }, name)),
    ...bank.users.map(({ name, label }) => h("option", { value: name }, `${name}: ${label}`)),
  );
  users.value = update?.username ?? "user_good";
  const happens = h("select", {}, ...outcomes.map(([value, words]) => h("option", { value }, words)));
  const happensField = field("happens", "What happens", happens);
  const passwordField = field("password", "Password", password);
  const customField = field("custom", "Custom user, as JSON", custom);
  const arrange = (): void => {
    const isCustom = username.value === "user_custom" && update === null;
    customField.hidden = !isCustom;
    passwordField.hidden = isCustom;
    happensField.hidden = isCustom;
    password.required = !isCustom;
  };
  const fill = (): void => {
    username.value = users.value;
    password.value = happens.value;
    arrange();
  };
  users.addEventListener("change", fill);
  happens.addEventListener("change", fill);
  username.addEventListener("input", arrange);
  fill();
  const send = (): void => act.send(username.value, customField.hidden ? password.value : custom.value);
  return {
    heading: act.back === null ? `Sign in again to ${bank.name}` : `Sign in to ${bank.name}`,
    content: [
      form(
        send,
        field("user", "Test user", users),
        happensField,
        field("username", "Username", username),
        passwordField,
        customField,
        buttons(act.back === null ? null : button("Back", act.back), button("Sign in")),
      ),
    ],
  };
}
