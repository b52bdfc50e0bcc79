/** Where calls go: the emulator in the extension, or Plaid's Sandbox. Production is refused by design. */
export type Environment = "local" | "sandbox";
