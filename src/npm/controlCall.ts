import http from "node:http";
import https from "node:https";
import type * as published from "../../npm/index.d.ts";
import { EmulatorError } from "./emulatorError.ts";

/** Real ms without a byte of an answer: a clock that moves by years takes seconds. */
const patience = 60_000;

interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * One call of a control path. Not by `fetch`, which tests replace, and through an agent of its own, so that no proxy of the
 * environment is asked and no connection outlives the call.
 * @throws EmulatorError `not-reachable`, `refused`
 */
export async function callControl(
  { url, token }: published.EmulatorAddress,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body?: object | undefined },
): Promise<unknown> {
  const target = new URL(`${url}/_emulator${path}`);
  const answer = await send(target, { method, token, text: body === undefined ? "" : JSON.stringify(body) });
  if (answer.status < 400 && answer.body !== undefined) return answer.body;
  const { error_code, error_message } = Object(answer.body) as Partial<Record<string, unknown>>;
  const said = typeof error_message === "string" ? error_message : `it answered ${answer.status}`;
  const code = typeof error_code === "string" ? ` (${error_code})` : "";
  throw new EmulatorError("refused", `The emulator refuses ${method} ${target.pathname}: ${said}${code}.`, {
    status: answer.status,
  });
}

function send(
  target: URL,
  { method, token, text }: { readonly method: string; readonly token: string; readonly text: string },
): Promise<ControlAnswer> {
  const scheme = target.protocol === "https:" ? https : http;
  const agent = new scheme.Agent();
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text !== "" && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
  };
  return new Promise<ControlAnswer>((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new EmulatorError("not-reachable", `No emulator answers at ${target.origin}.`, { cause }));
    const request = scheme.request(target, { method, agent, headers, timeout: patience }, (response) => {
      let received = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        received += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: parsed(received) }));
      response.on("error", fail);
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", fail);
    request.on("close", () => {
      agent.destroy();
      // Closed before the end of the answer; after the end this has no effect.
      fail(new Error("the connection was closed"));
    });
    request.end(text);
  });
}

/** Undefined for what is no JSON, which no emulator answers. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
