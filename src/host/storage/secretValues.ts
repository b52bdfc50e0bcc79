/** The secret values this window knows of, so that the log can blank them. Never written anywhere. */
export class SecretValues {
  readonly #values = new Set<string>();

  /** An empty value is no secret, and would blank every gap between two letters. */
  add(value: string): void {
    if (value !== "") this.#values.add(value);
  }

  list(): readonly string[] {
    return [...this.#values];
  }
}
