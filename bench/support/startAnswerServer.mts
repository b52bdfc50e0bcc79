import { spawn } from "node:child_process";
import path from "node:path";

export interface AnswerServer {
  /** Reached by name: `localhost`. */
  readonly url: string;
  readonly port: number;
  [Symbol.dispose](): void;
}

/** Starts `answerServer.mts` in a process of its own. */
export async function startAnswerServer(protocol: "http" | "https"): Promise<AnswerServer> {
  const file = path.join(import.meta.dirname, "answerServer.mts");
  const child = spawn(process.execPath, [file, protocol], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the answering server ended with ${code}`)));
    child.stdout.once("data", (line: Buffer) => resolve(Number(line.toString())));
  });
  return { url: `${protocol}://localhost:${port}`, port, [Symbol.dispose]: () => void child.kill() };
}
