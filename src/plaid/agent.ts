import http, { type Agent } from "node:http";
import https from "node:https";
import { isOnThisMachine } from "./basePath.ts";

/**
 * The agent that calls to this base path need; undefined for Node's global one, or what an editor put in its place.
 * `environment`: through `HTTPS_PROXY` and its kin (Node 22.21, 24.5 and newer), never for what is on this machine.
 */
export function agentFor(basePath: string, proxy: "environment" | undefined): Agent | undefined {
  // A proxy cannot reach what listens on this machine alone.
  if (isOnThisMachine(basePath)) return usesProxies(http.globalAgent) ? new http.Agent({ keepAlive: true }) : undefined;
  if (proxy === undefined) return undefined;
  return new https.Agent({ ...https.globalAgent.options, keepAlive: true, proxyEnv: process.env });
}

/** Whether Node was told to use the environment's proxies for everything (`NODE_USE_ENV_PROXY=1`). */
function usesProxies(agent: Agent): boolean {
  const { options } = agent as { options?: { proxyEnv?: unknown } };
  return options?.proxyEnv !== undefined;
}
