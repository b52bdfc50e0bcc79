/** What is made with its first use. A failure is not kept: whoever comes next has it made again. */
export interface Once<T> {
  get(): Promise<T>;
  /** What was made, or is being made; null as long as nobody has asked for it. */
  asked(): Promise<T> | null;
}

export function once<T>(make: () => Promise<T>): Once<T> {
  let made: Promise<T> | null = null;
  return {
    get() {
      if (made === null) {
        const making = make();
        made = making;
        making.catch(() => {
          made = null;
        });
      }
      return made;
    },
    asked: () => made,
  };
}
