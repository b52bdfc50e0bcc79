import { readCustomUser } from "../testUsers/readCustomUser.ts";
import { isErrorCode } from "../wire/errorFacts.ts";
import { isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";

/** What a bank asks after the password. */
export interface Mfa {
  readonly type: "code" | "questions" | "selections";
  readonly prompts: readonly string[];
  /** Of a selection. */
  readonly choices?: readonly string[];
}

/**
 * Checks a login of Sandbox with the answers given so far (https://plaid.com/docs/sandbox/test-credentials/).
 * @param answers one list for each round of questions
 * @returns the next questions; null once the person is in
 * @throws PlaidFailure as the password `error_<CODE>` or a custom user asks; `INVALID_CREDENTIALS` for `user_good` with
 * another password than Plaid's; `INVALID_MFA` for a wrong answer
 */
export function checkLogin(
  { username, password }: { readonly username: string; readonly password: string },
  answers: readonly (readonly string[])[],
): Mfa | null {
  const code = /^error_([A-Z_]+)$/.exec(password)?.[1];
  if (code !== undefined && isErrorCode(code)) throw new PlaidFailure(code);
  // A custom user; `user_good` takes the same, for a reCAPTCHA. Passwords of other users are their own.
  const isDescribed = ["user_custom", "user_good"].includes(username) && password.trimStart().startsWith("{");
  const rounds = isDescribed ? roundsOfCustom(password) : roundsOf(password);
  const isKnown = username !== "user_good" || isDescribed || rounds.length > 0 || password.endsWith("_good");
  if (!isKnown || password === "") throw new PlaidFailure("INVALID_CREDENTIALS");
  for (const [index, { expected, mfa }] of rounds.entries()) {
    const given = answers[index];
    if (given === undefined) return mfa;
    if (expected.some((each, place) => given[place]?.trim() !== each)) throw new PlaidFailure("INVALID_MFA");
  }
  return null;
}

interface Round {
  readonly mfa: Mfa;
  readonly expected: readonly string[];
}

/** More rounds, questions in one, or choices than any test needs. */
const most = 9;

function roundsOf(password: string): readonly Round[] {
  if (password === "mfa_device") return [deviceRound];
  if (password === "mfa_selections") return [selectionRound(["Is this really you?"], ["Yes", "No"])];
  const [, rounds, questions] = /^mfa_questions_([1-9])_([1-9])$/.exec(password) ?? [];
  return rounds === undefined || questions === undefined ? [] : questionRounds(Number(rounds), Number(questions));
}

/** What a custom user's `mfa` asks, as Plaid's types describe it. Its reCAPTCHA is not drawn: a bad one fails. */
function roundsOfCustom(password: string): readonly Round[] {
  const { mfa, recaptcha } = readCustomUser(password);
  if (recaptcha === "bad") throw new PlaidFailure("RECAPTCHA_BAD");
  if (!isRecord(mfa)) return [];
  const count = (name: string, usual: number): number => {
    const given = mfa[name];
    return typeof given === "number" && given >= 1 ? Math.min(most, Math.floor(given)) : usual;
  };
  if (mfa.type === "device") return [deviceRound];
  if (mfa.type === "questions") return questionRounds(count("question_rounds", 1), count("questions_per_round", 1));
  if (mfa.type !== "selections") return [];
  const choices = numbers(count("selections_per_question", 2)).map((place) => `Choice ${place}`);
  return numbers(count("selection_rounds", 1)).map((round) =>
    selectionRound(
      numbers(count("questions_per_round", 2)).map((place) => `Selection ${round}, ${place}`),
      choices,
    ),
  );
}

const deviceRound: Round = { mfa: { type: "code", prompts: ["Code"] }, expected: ["1234"] };

function questionRounds(rounds: number, questions: number): readonly Round[] {
  return numbers(rounds).map((round) => ({
    mfa: { type: "questions", prompts: numbers(questions).map((place) => `Question ${round}, ${place}`) },
    expected: numbers(questions).map((place) => `answer_${round}_${place}`),
  }));
}

/** Of choices the first is right. */
function selectionRound(prompts: readonly string[], choices: readonly string[]): Round {
  return { mfa: { type: "selections", prompts, choices }, expected: prompts.map(() => choices[0] ?? "") };
}

/** The first numbers, from 0. */
function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
