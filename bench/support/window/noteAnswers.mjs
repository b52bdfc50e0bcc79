/**
 * Loaded into a server before its own code (`--import`): appends a line of JSON for each answer that it has handed to
 * the system, with the machine's time (ms since the epoch), to the file that the query of this module's address names.
 */
import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";

const file = new URL(import.meta.url).searchParams.get("file");
if (file === null) throw new Error("no file is named");
subscribe("http.server.response.finish", (message) => {
  const { request } = /** @type {{ request: import("node:http").IncomingMessage }} */ (message);
  appendFileSync(file, `${JSON.stringify({ path: request.url, at: Date.now() })}\n`);
});
