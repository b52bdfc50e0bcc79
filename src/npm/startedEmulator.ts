/** An emulator that this process has started, wherever it runs. */
export interface StartedEmulator {
  readonly url: string;
  readonly token: string;
  readonly note: string | null;
  /** What it died of; null while it lives, or where it was stopped. */
  death(): string | null;
  /** Ends it; called once. */
  close(): Promise<void>;
}
