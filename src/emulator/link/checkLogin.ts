import { isErrorCode } from "../wire/errorFacts.ts";
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
 * @throws PlaidFailure as the password `error_<CODE>` asks; `INVALID_CREDENTIALS` for `user_good` with another password
 * than Plaid's; `INVALID_MFA` for a wrong answer
 */
export function checkLogin(
  { username, password }: { readonly username: string; readonly password: string },
  answers: readonly (readonly string[])[],
): Mfa | null {
  const code = /^error_([A-Z_]+)$/.exec(password)?.[1];
  if (code !== undefined && isErrorCode(code)) throw new PlaidFailure(code);
  const rounds = roundsOf(password);
  const isKnown = username !== "user_good" || rounds.length > 0 || password.endsWith("_good");
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

/** More rounds, or questions in one, than any test needs. */
const most = 9;

function roundsOf(password: string): readonly Round[] {
  if (password === "mfa_device") return [{ mfa: { type: "code", prompts: ["Code"] }, expected: ["1234"] }];
  if (password === "mfa_selections") {
    const mfa: Mfa = { type: "selections", prompts: ["Is this really you?"], choices: ["Yes", "No"] };
    return [{ mfa, expected: ["Yes"] }];
  }
  const [, rounds, questions] = /^mfa_questions_([1-9])_([1-9])$/.exec(password) ?? [];
  if (rounds === undefined || questions === undefined) return [];
  const numbers = Array.from({ length: most }, (_, index) => index);
  return numbers.slice(0, Number(rounds)).map((round) => {
    const places = numbers.slice(0, Number(questions));
    return {
      mfa: { type: "questions", prompts: places.map((place) => `Question ${round}, ${place}`) },
      expected: places.map((place) => `answer_${round}_${place}`),
    };
  });
}
