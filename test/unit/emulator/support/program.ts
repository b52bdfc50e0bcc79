import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { startEmulator } from "../../../../src/emulator/server/start.ts";
import { bundled } from "./bundled.ts";

const program = bundled("src/cli/emulator.ts");

type Body = Readonly<Record<string, unknown>>;

/** A running emulator, as those see it that call it. */
export interface Callable {
  readonly url: string;
  /** The body of a call's answer, with its request id taken out; an error's too. */
  call(path: string, body: Body): Promise<Body>;
  /** The same for what is no call of Plaid's, and has no keys. */
  post(path: string, body: Body): Promise<Body>;
  control(method: string, path: string, body?: Body): Promise<Body>;
}

/** The emulator as a process of its own, with its state in a folder. */
export interface Program extends Callable {
  readonly pid: number;
  /** As `kill -9`: it writes nothing more. */
  kill(): Promise<void>;
}

/** The emulator in this process: a process of its own takes most of the time of a test that only looks at what is kept. */
export async function startHere(state: string): Promise<Callable & { close(): Promise<void> }> {
  const running = await startEmulator({ state, latency: "none" });
  return { ...callable(running), close: running.close };
}

export async function startProgram(args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, ["--no-warnings", program, "--port", "0", "--latency", "none", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    ...callable(JSON.parse(line)),
    pid: child.pid ?? 0,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "close");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function callable({ url, control, token }: { url: string; control: string; token: string }): Callable {
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
    url,
    call: (called, body) => send("POST", url + called, {}, { client_id: "a", secret: "b", ...body }),
    post: (called, body) => send("POST", url + called, {}, body),
    control: (method, called, body) => send(method, control + called, { authorization: `Bearer ${token}` }, body),
  };
}
