import { getFromLoopback } from "../../emulator/server/loopback.ts";

/** Where a local sandbox is, with the bearer token of its control paths. */
export interface ControlAddress {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
}

/** The control path refused, or returned something else than was asked for. The message is a sentence for the person. */
export class ControlError extends Error {}

const patienceMs = 10_000;

/**
 * Reads `GET {url}/_emulator/{path}`.
 * @returns the parsed answer; null when it is no JSON
 * @throws ControlError when nobody answers or the token is refused; the signal's reason
 */
export async function readControl({ url, token }: ControlAddress, path: string, signal: AbortSignal): Promise<unknown> {
  const question = { token, signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) };
  const { status, body } = await ask(`${url}/_emulator/${path}`, question).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ControlError(`No local sandbox answers at ${url}.`);
  });
  if (status === 401) throw new ControlError("The local sandbox refuses BALANCE_LENS_CONTROL_TOKEN.");
  if (status !== 200) throw new ControlError(`${url} answers ${status} where a local sandbox has its ${path}.`);
  return jsonIn(body);
}

/** Asks without a proxy where the server is on this machine; another server may be behind one. */
async function ask(url: string, question: { readonly token: string; readonly signal: AbortSignal }) {
  const { hostname, protocol } = new URL(url);
  const isHere = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
  if (isHere && protocol === "http:") return getFromLoopback(url, question);
  const headers = { authorization: `Bearer ${question.token}` };
  const response = await fetch(url, { headers, redirect: "error", signal: question.signal });
  return { status: response.status, body: await response.text() };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
