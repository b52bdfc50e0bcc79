/** The Link page: `GET` gives it, and to the same path it posts what a person does on it. */
export const pagePath = "/link/hosted";
/** The stand-in for Link's script, at the path that Plaid's has on its CDN. */
const scriptPath = "/link/v2/stable/link-initialize.js";

/** All that a browser may load of an emulator, or post to it. */
export const linkExceptions = {
  page: { method: "GET", path: pagePath, as: ["document", "iframe"] },
  steps: { method: "POST", path: pagePath, as: "same-origin" },
  script: { method: "GET", path: scriptPath, as: ["script"] },
} as const;

export function isLinkPath(path: string): boolean {
  return path === pagePath || path === scriptPath;
}
