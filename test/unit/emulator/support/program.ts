import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { bundled } from "./bundled.ts";

const program = bundled("src/cli/emulator.ts");

type Body = Readonly<Record<string, unknown>>;

/** The emulator as a process of its own, with its state in a folder. */
export interface Program {
  readonly pid: number;
  readonly url: string;
  /** The body of a call's answer, with its request id taken out; an error's too. */
  call(path: string, body: Body): Promise<Body>;
  /** The same for what is no call of Plaid's, and has no keys. */
  post(path: string, body: Body): Promise<Body>;
  control(method: string, path: string, body?: Body): Promise<Body>;
  /** As `kill -9`: it writes nothing more. */
  kill(): Promise<void>;
}

export async function startProgram(args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, ["--no-warnings", program, "--port", "0", "--latency", "none", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { url, control, token } = JSON.parse(line) as { url: string; control: string; token: string };
  const send = async (method: string, address: string, headers: Record<string, string>, body: Body | undefined) => {
    const answer = await fetch(address, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { request_id: _, ...rest } = (await answer.json()) as Record<string, unknown>;
    return rest;
  };
  return {
    pid: child.pid ?? 0,
    url,
    call: (called, body) => send("POST", url + called, {}, { client_id: "a", secret: "b", ...body }),
    post: (called, body) => send("POST", url + called, {}, body),
    control: (method, called, body) => send(method, control + called, { authorization: `Bearer ${token}` }, body),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
