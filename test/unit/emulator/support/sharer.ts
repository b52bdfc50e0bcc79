import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { bundled } from "./bundled.ts";

const shareModule = bundled("src/emulator/state/shareEmulator.ts");

/** Shares the emulator of a folder as a window does: again whenever the process that ran it has gone. */
const program = `
const { shareEmulator } = await import(process.argv[1]);
const options = JSON.parse(process.argv[2]);
let running;
process.on("SIGTERM", () => running.close().then(() => process.exit(0)));
for (;;) {
  try {
    running = await shareEmulator({ latency: "none", ...options });
  } catch (error) {
    process.stdout.write(JSON.stringify({ error: error.message }) + "\\n");
    process.exit(1);
  }
  const { url, control, token, isOwner } = running;
  process.stdout.write(JSON.stringify({ url, control, token, isOwner, pid: process.pid }) + "\\n");
  await running.gone;
}
`;

/** What a process says each time it has an emulator. */
export interface Said {
  readonly url: string;
  readonly control: string;
  readonly token: string;
  readonly isOwner: boolean;
  readonly pid: number;
  readonly error?: string;
}

export interface Sharer {
  readonly child: ChildProcess;
  /** Waits for what it says next. */
  next(): Promise<Said>;
  end(signal: NodeJS.Signals): Promise<void>;
}

export function startSharer(options: { readonly state: string; readonly [name: string]: unknown }): Sharer {
  const args = ["--no-warnings", "--input-type=module", "-e", program, shareModule, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit");
  return {
    child,
    async next() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error("the process has ended");
      return JSON.parse(value) as Said;
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

export async function control(
  { control: base, token }: Pick<Said, "control" | "token">,
  method: string,
  place: string,
  body?: object,
) {
  const answer = await fetch(base + place, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function call({ url }: Pick<Said, "url">, place: string, body: object): Promise<Record<string, string>> {
  const answer = await fetch(url + place, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "a", secret: "b", ...body }),
  });
  return (await answer.json()) as Record<string, string>;
}

/** A new Item; its access token. */
export async function link(at: Pick<Said, "url">): Promise<string> {
  const request = { institution_id: "ins_109508", initial_products: ["auth"] };
  const { public_token } = await call(at, "/sandbox/public_token/create", request);
  const { access_token } = await call(at, "/item/public_token/exchange", { public_token });
  if (access_token === undefined) throw new Error("no Item was made");
  return access_token;
}

export async function tokensOf(at: Said): Promise<readonly string[]> {
  const { body } = await control(at, "GET", "/items");
  return (body.items as { access_token: string }[]).map(({ access_token }) => access_token);
}
