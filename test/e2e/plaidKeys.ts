import type { Workbench } from "../../scripts/workbench/workbench.mts";

/** Made up for tests; the emulator takes any but `invalid`. */
export const clientId = "e2e-client-id-7f3a";
export const secret = "e2e-secret-91c2b7";

/** Stores the keys, by the command of theirs. */
export async function setKeys(workbench: Workbench): Promise<void> {
  await workbench.runCommand("Balance Lens: Plaid Keys…");
  await workbench.choose("Set Plaid Keys");
  await answerKeys(workbench);
}

/** The first Item of a person who has no keys yet: the command asks for them, then for the token. */
export async function addFirstItem(workbench: Workbench, accessToken: string): Promise<void> {
  await workbench.runCommand("Balance Lens: Add Item…");
  await workbench.choose("Add Item by Access Token");
  await answerKeys(workbench);
  await workbench.answer("Add Item by Access Token", accessToken);
}

/** Answers a command that asks for the keys, as each does that needs them and finds none. */
export async function answerKeys(workbench: Workbench): Promise<void> {
  await workbench.answer("Set Plaid Keys (1/2)", clientId);
  await workbench.answer("Set Plaid Keys (2/2)", secret);
}
