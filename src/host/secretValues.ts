/** The secret values that this window knows, for the log to redact. Never written anywhere. */
export class SecretValues {
  readonly #values = new Set<string>();

  /** An empty value is ignored: it would match between any two characters. */
  add(value: string): void {
    if (value !== "") this.#values.add(value);
  }

  list(): readonly string[] {
    return [...this.#values];
  }
}
