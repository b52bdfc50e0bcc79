import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { extensionId } from "../lib/places.mts";

/** The folders one VS Code keeps its state in: never the user's own. */
export interface Profile {
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
  /** The folder that is open in the window: empty. */
  readonly workspace: string;
}

/** A window with nothing in it but the extension: no welcome page, chat, telemetry, gallery or question. */
const settings = {
  "workbench.startupEditor": "none",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "extensions.confirmedUriHandlerExtensionIds": [extensionId],
  "security.workspace.trust.enabled": false,
  "remote.autoForwardPorts": false,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
} as const;

/** Settings a person would have made before, by key. */
export type OwnSettings = Readonly<Record<string, unknown>>;

/** A profile at that folder: made if it is absent, kept if it is there; its settings are written anew. */
export function profileAt(folder: string, own: OwnSettings = {}): Profile {
  const profile = {
    folder,
    userData: path.join(folder, "user-data"),
    extensions: path.join(folder, "extensions"),
    workspace: path.join(folder, "my-app"),
  };
  mkdirSync(profile.extensions, { recursive: true });
  mkdirSync(profile.workspace, { recursive: true });
  const text = JSON.stringify({ ...settings, ...own }, null, 2);
  // The browser build reads settings of machine scope from the second only, and all others from the first.
  for (const place of ["User", "Machine"]) {
    mkdirSync(path.join(profile.userData, place), { recursive: true });
    writeFileSync(path.join(profile.userData, place, "settings.json"), text);
  }
  return profile;
}

/** A profile that lasts as long as `work`. */
export async function withTemporaryProfile<T>(
  work: (profile: Profile) => Promise<T>,
  own: OwnSettings = {},
): Promise<T> {
  const profile = temporaryProfile(own);
  try {
    return await work(profile);
  } finally {
    await removeProfile(profile);
  }
}

/** A profile that lasts until it, or the folder that it is in, is removed. */
export function temporaryProfile(own: OwnSettings = {}, parent = tmpdir()): Profile {
  // A short path: VS Code puts sockets below it, and their paths may not be long (103 characters on macOS).
  return profileAt(mkdtempSync(path.join(parent, "bl-")), own);
}

export function removeProfile({ folder }: Profile): Promise<void> {
  // VS Code may still be writing its last lines as it goes.
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
