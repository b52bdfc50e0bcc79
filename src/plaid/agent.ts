import http, { type Agent } from "node:http";
import https from "node:https";
import { isOnThisMachine } from "./refuseProduction.ts";

/**
 * The agent for calls to this base path; undefined leaves it to Node's global agent, or to the one that an editor
 * installed. `environment`: calls go through the proxies of `HTTPS_PROXY` and related variables (Node 22.21, 24.5 and
 * newer), except to this machine.
 */
export function agentFor(basePath: string, proxy: "environment" | undefined): Agent | undefined {
  // A proxy cannot reach a server that listens on this machine's loopback only.
  if (isOnThisMachine(basePath)) return usesProxies(http.globalAgent) ? new http.Agent({ keepAlive: true }) : undefined;
  if (proxy === undefined) return undefined;
  return new https.Agent({ ...https.globalAgent.options, keepAlive: true, proxyEnv: process.env });
}

/** Whether Node was told to use the environment's proxies for everything (`NODE_USE_ENV_PROXY=1`). */
function usesProxies(agent: Agent): boolean {
  const { options } = agent as { options?: { proxyEnv?: unknown } };
  return options?.proxyEnv !== undefined;
}
