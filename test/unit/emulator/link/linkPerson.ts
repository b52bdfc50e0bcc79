import { createTestWorld, type TestWorld } from "../support/world.ts";

interface StepAnswer {
  readonly status: number;
  readonly body: {
    readonly error?: { readonly error_code: string };
    readonly error_code?: string;
    readonly error_message?: string;
    readonly key: string;
    readonly link_session_id: string;
    readonly mfa?: { readonly type: string; readonly prompts: readonly string[] };
    readonly accounts?: readonly { readonly key: string; readonly name: string; readonly shared: boolean }[];
    readonly public_token: string;
    readonly metadata: { readonly accounts: readonly Record<string, unknown>[] } & Record<string, unknown>;
  };
}

/** A person on the Link page, as the emulator meets one: by the steps that the page posts. */
export interface LinkPerson {
  readonly token: string;
  step(step: string, more?: object): Promise<StepAnswer>;
  /** Opens a session, signs in and shares what `accounts` names, all when absent. */
  connect(login?: object, accounts?: readonly string[]): Promise<StepAnswer>;
}

export const asked = {
  client_name: "An app",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "person" },
  products: ["auth", "transactions"],
};

export const goodLogin = { institution_id: "ins_109508", username: "user_good", password: "pass_good" };

export async function linkPerson(world: TestWorld, request: object = {}): Promise<LinkPerson> {
  const made = await world.call("/link/token/create", { ...asked, ...request });
  if (made.status !== 200) throw new Error(made.text);
  const token = String(made.body.link_token);
  let key: string | undefined;
  const step = async (name: string, more: object = {}): Promise<StepAnswer> => {
    const headers = { host: "127.0.0.1:1", "content-type": "application/json" };
    const body = JSON.stringify({ step: name, link_token: token, ...(key && { key }), ...more });
    const answer = await world.emulator.handle({ method: "POST", path: "/link/hosted", headers, body });
    const read = JSON.parse(answer.body);
    // A login that fails is no refusal of its step.
    return { status: answer.status, body: { ...read.error, ...read } };
  };
  return {
    token,
    step,
    async connect(login = goodLogin, accounts) {
      const opened = await step("open");
      if (opened.status !== 200) return opened;
      key = opened.body.key;
      const signedIn = await step("login", login);
      if (signedIn.body.accounts === undefined) return signedIn;
      const offered = signedIn.body.accounts.map((each) => each.key);
      return step("finish", { ...login, accounts: accounts ?? offered });
    },
  };
}

/** A world in which link tokens follow from the seed. */
export function linkWorld(options: Parameters<typeof createTestWorld>[0] = {}): TestWorld {
  return createTestWorld({ scenarios: ["just-linked", "login-required"], ...options });
}
